/** Keys that the window's frame would offer: editing, zoom, quitting. No reload, no developer tools in a package. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export function installMenu(withTools: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
  const tools: MenuItemConstructorOptions[] = withTools ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: app.name, submenu: [{ role: 'close' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'View', submenu: [...view, ...tools] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
