/** Operating systems and diagnostics that can be booted; names of the two service templates follow notes, section 9. */
import type { OsTemplate } from './model';

export const TEMPLATES: readonly OsTemplate[] = [
  { id: 1, name: 'Diag6', tags: ['diag'], kind: 'diag' },
  { id: 2, name: 'Server-search6', tags: ['search'], kind: 'diag' },
  { id: 11, name: 'Debian 12 amd64', tags: ['linux', 'debian'], kind: 'os' },
  { id: 12, name: 'Debian 11 amd64', tags: ['linux', 'debian'], kind: 'os' },
  { id: 13, name: 'Ubuntu 24.04 amd64', tags: ['linux', 'ubuntu'], kind: 'os' },
  { id: 14, name: 'Ubuntu 22.04 amd64', tags: ['linux', 'ubuntu'], kind: 'os' },
  { id: 15, name: 'AlmaLinux 9 amd64', tags: ['linux', 'rhel'], kind: 'os' },
  { id: 16, name: 'Rocky Linux 9 amd64', tags: ['linux', 'rhel'], kind: 'os' },
  { id: 17, name: 'Windows Server 2022', tags: ['windows', 'efi'], kind: 'os' },
  { id: 18, name: 'VMware ESXi 8', tags: ['hypervisor'], kind: 'os' },
  { id: 19, name: 'FreeBSD 14 amd64', tags: [], kind: 'os' },
];

export const OS_CHOICES: readonly (readonly [number, number])[] = [
  [11, 34],
  [12, 8],
  [13, 20],
  [14, 12],
  [15, 9],
  [16, 5],
  [17, 7],
  [18, 4],
  [19, 1],
];

export const DIAGNOSTICS_TEMPLATE = 1;

export function templateById(id: number): OsTemplate | undefined {
  return TEMPLATES.find((template) => template.id === id);
}
