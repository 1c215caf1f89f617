import { test } from 'vitest';
import { generateSite } from '/work/main/src/main/demo/data/generate-site';
import { PROFILES } from '/work/main/src/main/demo/data/profiles';
import { hardwareModel } from '/work/main/src/main/demo/data/hardware';
test('x', () => {
  for (const [p, n] of [[0,2816],[1,900],[2,250],[0,100000],[2,10],[0,0]] as const) {
    const prof = PROFILES[p]!;
    const t = performance.now();
    const s = generateSite(prof, 1, n);
    const dt = performance.now()-t;
    const used = s.racks.map(r => { let u=0; for (const c of s.chassis) if (c.rackId===r.id) u+=c.size; return u; });
    for (const v of s.servers) if (v.placement==='racked' && v.rackId) used[v.rackId-1]! += hardwareModel(v.model).size ?? 0;
    const fills = s.racks.map((r,i)=>Math.round(100*used[i]!/r.size));
    console.log(prof.identity.code, n, Math.round(dt)+'ms', 'servers', s.servers.length, 'racks', s.racks.length, 'chassis', s.chassis.length, 'ips', s.ips.length, 'nets', s.nets.length, 'users', s.users.length, JSON.stringify(Object.fromEntries(Object.entries(s.oddities).map(([k,v])=>[k,v.length]))));
    if (n<5000) console.log(fills.join(' '), s.racks.map(r=>r.name).join(' ').slice(0,200));
    console.log(Math.round(process.memoryUsage().heapUsed/1e6),'MB');
  }
});
