// What is so after a step, a panel each; only open ones are filled.
const MOST = 40;
function table(head, lines) {
  const t = document.createElement('table'), tr = t.createTHead().insertRow();
  head.forEach(h => { const c = document.createElement('th'); c.scope = 'col'; c.textContent = h; tr.append(c); });
  const body = t.createTBody();
  for (const {cells, changed} of lines.slice(0, MOST)) {
    const r = body.insertRow(); if (changed) r.className = 'changed';
    cells.forEach(c => { r.insertCell().textContent = c; });
  }
  if (lines.length > MOST) body.insertRow().insertCell().textContent = `and ${lines.length - MOST} more`;
  return t;
}
// The entries of timelines at a step, the newest first if there are too many.
function entries(map, n, each) {
  const found = [];
  map.forEach((t, key) => { const at = t.after(n); if (at) found.push({i: at.i, cells: each(key, at.what, at), changed: at.i === n - 1}); });
  return found.length > MOST ? found.sort((a, b) => b.i - a.i) : found;
}
const PANELS = [
  {id: 'tasks', title: 'Tasks', some: () => tasks.length, open: true, fill: n => table(['task', 'cpu', 'last did'], tasks.map(t => {
    const d = does.get(t.id) && does.get(t.id).after(n);
    return {cells: [t.name, t.cpu, d ? words(d.what) : 'not started'], changed: d && d.i === n - 1};
  }))},
  {id: 'locks', title: 'Locks', some: () => locks.size, open: true, fill: n => table(['lock', 'owner', 'waiting'], entries(locks, n, (name, l) =>
    [name, l.owner === undefined ? 'free' : nameOf(l.owner), l.waiters.map(nameOf).join(', ')]))},
  {id: 'queues', title: 'Queues', some: () => queues.size, open: true, fill: n => table(['queue', 'messages'], entries(queues, n, (name, q) =>
    [name, q.length ? q.join(', ') : 'empty']))},
  {id: 'dag', title: 'DAG', some: () => nodes.size + dagParents.size, open: true, fill: dag},
  {id: 'capabilities', title: 'Capabilities', some: () => capabilities.size, open: false, fill: capabilityTree},
  {id: 'cpus', title: 'CPUs', some: () => data.cpus > 1, open: false, fill: n => table(['cpu', 'runs', 'since step'], entries(cpus, n, (cpu, task, at) =>
    [cpu, nameOf(task), at.i + 1]).sort((a, b) => a.cells[0] - b.cells[0]))},
  {id: 'slices', title: 'CPU time', some: () => hasObject('cpu@'), open: true, fill: cpuTime},
  {id: 'pages', title: 'Pages', some: () => hasObject('page@') || hasObject('space@'), open: true, fill: pages},
  {id: 'cells', title: 'Cells', some: () => cells.size, open: true, fill: n => table(['cell', 'value', 'written by'], entries(cells, n, (name, c) =>
    [name, c.value, c.by]))},
  {id: 'views', title: 'What each task last saw', some: () => seen.size, open: false, fill: n => table(['cell', 'task', 'saw'], entries(seen, n, (key, value) => {
    const at = key.indexOf('\u0000'); return [key.slice(0, at), nameOf(+key.slice(at + 1)), value];
  }))},
];

// Kernel objects are cells named KIND@ADDRESS whose values say in words what is in them.
const hasObject = kind => [...cells.keys()].some(name => name.startsWith(kind));
const objects = (n, kind) => [...cells].filter(([name]) => name.startsWith(kind)).map(([name, t]) => {
  const at = t.after(n); return at && {id: name.slice(kind.length), text: String(at.what.value), changed: at.i === n - 1};
}).filter(Boolean);
const namesOf = list => (list || '').split(', ').filter(Boolean).map(task => task === '0' ? 'free' : nameOf(+task)).join(', ');

// Whose CPU it is, whose slices they are, who lent theirs, who waits, and what each task used.
function cpuTime(n) {
  const rows = [];
  for (const {text, changed} of objects(n, 'cpu@')) {
    const m = /cpu (\d+) runs (\d+), slices \[([^\]]*)\](?:, lent by \[([^\]]*)\])?(?:, waiting \[([^\]]*)\])?(?:, killed \[([^\]]*)\])?(?:, used (\d+) of lengths \[([^\]]*)\], \[(.*)\])?/.exec(text);
    if (!m) continue;
    const used = [...(m[9] || '').matchAll(/task=(\d+), domain=\d+, ticks=(\d+), gas=(-?\d+)/g)].map(a => nameOf(+a[1]) + ' ' + a[2] + (+a[3] < 0 ? '' : ' of ' + a[3] + ' gas'));
    rows.push({changed, cells: [m[1], m[2] === '0' ? 'nobody' : nameOf(+m[2]), namesOf(m[3]) + (m[4] ? '; lent by ' + namesOf(m[4]) : '') +
      (m[5] ? '; waiting ' + namesOf(m[5]) : '') + (m[6] ? '; killed ' + namesOf(m[6]) : ''), used.join(', ')]});
  }
  return table(['cpu', 'runs', 'slices', 'ticks used'], rows.sort((a, b) => a.cells[0] - b.cells[0]));
}

// What is in each page, and where it is mapped.
function pages(n) {
  const mapped = new Map(), rows = [];
  for (const {id, text} of objects(n, 'space@'))
    for (const m of text.matchAll(/(\d+)=([0-9a-f]+) (\S+?)(?=[,}])/g)) mapped.set(m[2], [...(mapped.get(m[2]) || []), `${m[1]} of space ${id}, ${m[3]}`]);
  for (const {id, text, changed} of objects(n, 'page@')) {
    const m = /\d+ words \[([^\]]*)\](?:, (.*))?$/.exec(text);
    rows.push({changed, cells: [id, m ? m[1] + (m[2] ? '; ' + m[2] : '') : text, (mapped.get(id) || []).join('; ') || 'nowhere']});
    mapped.delete(id);
  }
  mapped.forEach((where, id) => rows.push({cells: [id, 'not touched here', where.join('; ')]}));
  return table(['page', 'words', 'mapped as page'], rows);
}

function capabilityTree(n) {
  const known = [...capabilities.values()].filter(c => [c.made, c.used, c.arrived].some(i => i !== undefined && i < n));
  const objects = [...new Set(known.map(c => c.object))], out = document.createElement('div');
  const item = (c, all, depth) => {
    const li = document.createElement('li');
    const gone = c.gone !== undefined && c.gone < n;
    li.textContent = `capability ${c.id}` + (c.owner ? ` of domain ${c.owner}` : '') + (c.rights ? `, rights ${c.rights}` : '') +
      (c.made === undefined ? ', from set-up' : '') + (gone ? ', revoked' : '');
    if (gone) li.className = 'gone';
    if (c.made === n - 1 || c.gone === n - 1) li.classList.add('changed');
    const below = depth < 40 ? all.filter(d => d.parent === c.id && d !== c) : [];
    if (below.length) { const ul = document.createElement('ul'); below.forEach(d => ul.append(item(d, all, depth + 1))); li.append(ul); }
    return li;
  };
  for (const object of objects.slice(0, MOST)) {
    const all = known.filter(c => c.object === object), ids = new Set(all.map(c => c.id)), h = document.createElement('div');
    h.textContent = 'object ' + object;
    const ul = document.createElement('ul');
    all.filter(c => !c.parent || !ids.has(c.parent)).forEach(c => ul.append(item(c, all, 0)));
    out.append(h, ul);
  }
  return out;
}

// The graph in layers; each node under all it depends on.
function dag(n) {
  const names = [...new Set([...dagParents.keys(), ...nodes.keys(), ...[...dagParents.values()].flat()])], depth = new Map();
  const deep = (name, seenHere) => {
    if (depth.has(name)) return depth.get(name);
    if (seenHere.has(name)) return 0;
    seenHere.add(name);
    const d = Math.max(-1, ...(dagParents.get(name) || []).map(p => deep(p, seenHere))) + 1;
    depth.set(name, d); return d;
  };
  names.forEach(name => deep(name, new Set()));
  const layers = []; names.forEach(name => (layers[depth.get(name)] = layers[depth.get(name)] || []).push(name));
  const widest = Math.max(...layers.map(l => l.length)), W = Math.max(360, widest * 90), H = 50;
  const at = new Map(); layers.forEach((l, d) => l.forEach((name, k) => at.set(name, {x: (k + .5) * W / l.length, y: d * H + 22})));
  const svg = el('svg', {class: 'dag', viewBox: `0 0 ${W} ${layers.length * H}`, role: 'img'}), told = [];
  names.forEach(name => (dagParents.get(name) || []).forEach(p => svg.append(el('line', {x1: at.get(p).x, y1: at.get(p).y + 13, x2: at.get(name).x, y2: at.get(name).y - 13}))));
  names.forEach(name => {
    const is = nodes.get(name) && nodes.get(name).after(n), state = is ? is.what : 'waiting', p = at.get(name), g = el('g', {class: is ? 'lit' : ''});
    g.append(el('rect', {class: state === 'failed' ? 'node-failed' : state, x: p.x - 40, y: p.y - 13, width: 80, height: 26, rx: 6}), el('text', {x: p.x, y: p.y + 4}, name.length > 11 ? name.slice(0, 10) + '…' : name), el('title', {}, `${name}: ${state}`));
    svg.append(g); told.push(`${name} ${state}`);
  });
  svg.setAttribute('aria-label', told.join(', '));
  const box = document.createElement('div'), key = document.createElement('p');
  key.className = 'facts'; key.textContent = 'empty: waiting, yellow: runs, green: done, red: failed';
  box.append(svg, key);
  return box;
}

function makePanels() {
  for (const p of PANELS) {
    if (!p.some()) continue;
    const d = document.createElement('details'), s = document.createElement('summary');
    d.id = 'panel-' + p.id; d.open = p.open; s.textContent = p.title;
    p.body = document.createElement('div'); d.append(s, p.body);
    d.addEventListener('toggle', () => { if (d.open) p.body.replaceChildren(p.fill(view.now)); });
    $('panels').append(d); p.details = d;
  }
}
function fillPanels() { for (const p of PANELS) if (p.details && p.details.open) p.body.replaceChildren(p.fill(view.now)); }

// Where a step reads from: the step itself, which one can go to, rather than a task's event number.
function source(s) {
  if (s.from === 'init') return 'the initial value';
  const i = byEvent.get(s.from), by = nameOf(+s.from.split('.')[0]);
  return i === undefined ? by : `step ${i + 1} of ${by}`;
}
function detail(n) {
  const s = steps[n - 1];
  if (!s) return 'before the first step';
  return `${n}. ${nameOf(s.task)} on cpu ${s.cpu}\n${words(s)}` + (s.from ? `\nreads from ${source(s)}` : '') +
    (isStale(n - 1) ? '\nstale: a newer value had been written' : '') + (s.source ? `\nat ${s.source}` : '');
}
