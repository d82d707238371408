// The space-time diagram: only the rows in sight are in the page.
const NS = 'http://www.w3.org/2000/svg', ROW = 22, NUM = 58, SPARE = 12;
function el(name, attributes, text) {
  const e = document.createElementNS(NS, name);
  for (const k in attributes) e.setAttribute(k, attributes[k]);
  if (text !== undefined) e.textContent = text;
  return e;
}
const view = {now: 0, rows: [], rowOf: [], open: new Set(), lanes: [], laneOf: new Map(), compact: false, lane: 0, matches: new Set(), shown: {rf: true, fr: true, co: false, sw: true}};

// What the reasons speak of is not folded away.
function openReasons() {
  view.open.clear();
  for (const g of groups($('fold').value)) for (const i of about) if (i >= g.from && i < g.to) view.open.add(g.from);
}
// Rows from steps, as folded and as remarks are wanted.
function layout() {
  const how = $('fold').value, notes = $('notes').checked;
  view.rows = []; view.rowOf = new Array(steps.length).fill(-1);
  for (const g of groups(how)) {
    const unfolded = g.to - g.from === 1 || view.open.has(g.from) || !g.key;
    if (!unfolded) {
      for (let i = g.from; i < g.to; i++) view.rowOf[i] = view.rows.length;
      view.rows.push({from: g.from, to: g.to, key: g.key});
      continue;
    }
    for (let i = g.from; i < g.to; i++) {
      view.rowOf[i] = view.rows.length;
      if (notes || steps[i].op !== 'note' || i === fault) view.rows.push({from: i, to: i + 1, group: g.to - g.from > 1 ? g.from : undefined});
    }
  }
  view.rowOf = view.rowOf.map(r => Math.min(r, view.rows.length - 1));
  lanes();
}

function lanes() {
  const byCpu = $('lanes').value === 'cpu';
  const keys = byCpu ? [...new Set(steps.map(s => s.cpu))].sort((a, b) => a - b) : tasks.filter(t => does.has(t.id)).map(t => t.id);
  const room = $('list').clientWidth - NUM - 8;
  view.lane = Math.floor(room / Math.max(1, keys.length));
  view.compact = view.lane < (innerWidth < 900 ? 300 : 170);
  if (view.compact) view.lane = Math.max(2, Math.min(18, room * .3 / Math.max(1, keys.length)));
  view.lanes = keys.map((k, n) => ({x: NUM + n * view.lane + (view.compact ? view.lane / 2 : 12), name: byCpu ? 'CPU ' + k : nameOf(k)}));
  view.laneOf = new Map(keys.map((k, n) => [k, n]));
  view.width = view.compact ? $('list').clientWidth - 4 : NUM + keys.length * view.lane;
  view.textX = NUM + keys.length * view.lane + 6;
  $('heads').replaceChildren(...(view.compact ? [head(NUM, view.width - NUM, `${keys.length} ${byCpu ? 'CPUs' : 'tasks'}: ` + view.lanes.map(l => l.name).join(', '))]
    : view.lanes.map((l, n) => head(l.x - 8, view.lane - 8, l.name + (byCpu ? '' : cpuOf(keys[n]))))));
  $('list').style.overflowX = view.compact ? 'hidden' : 'auto';
  const height = view.rows.length * ROW + ROW;
  $('rows').style.height = height + 'px'; $('rows').style.width = view.width + 'px';
}
const cpuOf = id => { const t = tasks.find(t => t.id === id); return t ? `  (cpu ${t.cpu})` : ''; };
function head(x, width, text) {
  const span = document.createElement('span');
  span.style.left = x + 'px'; span.style.width = Math.max(0, width) + 'px'; span.textContent = text; span.title = text;
  return span;
}
const laneAt = s => view.laneOf.get($('lanes').value === 'cpu' ? s.cpu : s.task) || 0;
const xOf = i => view.lanes.length ? view.lanes[laneAt(steps[i])].x : NUM;
const yOf = i => view.rowOf[i] * ROW + ROW / 2;

// Where names and texts share a line, a long name gives way to the text; its end tells worker1 from worker2.
function shortened(name) {
  const most = Math.max(8, Math.floor((view.compact ? view.width - view.textX : view.lane) / 26));
  return name.length > most ? name.slice(0, most - 4) + '…' + name.slice(-3) : name;
}

// What the scenario says at a place, if the page was told.
const callOf = place => data.calls[place] ? `${data.calls[place].replace(/:$/, '')} (${place})` : place;
function textOf(row) {
  const s = steps[row.from], by = view.compact || $('lanes').value === 'cpu' ? shortened(nameOf(s.task)) + ': ' : '';
  if (row.to - row.from === 1) return by + words(s) + (isStale(row.from) ? '   (stale)' : '');
  const said = steps.slice(row.from, row.to).filter(t => t.op === 'note').map(t => t.detail);
  return `${by}▸ ${callOf(row.key)} · ${row.to - row.from} steps` + (said.length ? ': ' + said.join('; ') : '');
}

function draw() {
  const list = $('list'), first = Math.max(0, Math.floor(list.scrollTop / ROW) - SPARE);
  const last = Math.min(view.rows.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + SPARE);
  const rows = document.createDocumentFragment();
  const nowRow = view.now ? view.rowOf[view.now - 1] : -1;
  for (let r = first; r < last; r++) rows.append(rowOf(r, nowRow));
  $('rows').replaceChildren(rows);
  arcs(first, last, nowRow);
  $('heads').scrollLeft = list.scrollLeft;
  list.setAttribute('aria-activedescendant', nowRow >= first && nowRow < last ? 'row' + nowRow : '');
}

function rowOf(r, nowRow) {
  const row = view.rows[r], s = steps[row.from], div = document.createElement('div');
  const one = row.to - row.from === 1, inside = i => i >= row.from && i < row.to;
  let name = 'row';
  if (r === nowRow) name += ' now';
  if (row.from >= view.now) name += ' later';
  if (!one) name += ' call'; else name += ' ' + s.op;
  for (let i = row.from; i < row.to; i++) { if (view.matches.has(i)) name += ' match'; if (about.has(i)) name += ' about'; }
  div.className = name; div.id = 'row' + r; div.dataset.row = r;
  div.style.top = r * ROW + 'px';
  div.setAttribute('role', 'option'); div.setAttribute('aria-selected', r === nowRow);
  div.setAttribute('aria-posinset', r + 1); div.setAttribute('aria-setsize', view.rows.length);
  div.setAttribute('aria-label', `step ${row.from + 1}, ${nameOf(s.task)}: ${textOf(row)}`);
  const num = document.createElement('span'), text = document.createElement('span');
  num.className = 'num'; num.textContent = row.from + 1;
  text.className = 'text'; text.textContent = textOf(row);
  text.title = nameOf(s.task) + ': ' + text.textContent + (s.source ? '\n' + s.source : '');
  text.style.left = (view.compact ? view.textX : xOf(row.from) + 10) + 'px';
  text.style.width = (view.compact ? Math.max(80, view.width - view.textX) : view.lane - 22) + 'px';
  div.append(num, text);
  return div;
}

function arcs(first, last, nowRow) {
  const svg = $('arcs'), top = first * ROW, height = (last - first) * ROW;
  const out = document.createDocumentFragment(), defs = el('defs', {});
  for (const kind of ['rf', 'fr', 'co', 'sw']) {
    const m = el('marker', {id: 'm-' + kind, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto', markerUnits: 'userSpaceOnUse'});
    m.append(el('path', {d: 'M0 0L8 4L0 8z', class: 'm-' + kind, style: 'opacity:1'})); defs.append(m);
  }
  out.append(defs);
  for (const l of view.lanes) out.append(el('line', {x1: l.x, x2: l.x, y1: top, y2: top + height}));
  const current = i => view.rowOf[i] === nowRow;
  let drawn = 0;
  for (const e of inSight(first, last, nowRow)) {
    const a = view.rowOf[e.from], b = view.rowOf[e.to], near = current(e.from) || current(e.to);
    if (!view.shown[e.kind] || a === b) continue;
    if (!near && (e.from >= view.now || e.to >= view.now || drawn > 150)) continue;
    drawn++;
    out.append(arc(e, near));
    if (near && e.stale) out.append(el('text', {x: (xOf(e.from) + xOf(e.to)) / 2 + 4, y: (yOf(e.from) + yOf(e.to)) / 2 - 3}, 'stale'));
  }
  for (let r = first; r < last; r++) {
    const i = view.rows[r].from, s = steps[i], many = view.rows[r].to - i > 1;
    out.append(many ? el('rect', {class: 'k-call', x: xOf(i) - 4, y: yOf(i) - 5, width: 8, height: 10, rx: 2, fill: 'var(--note)'})
      : el('circle', {class: 'k-' + s.op, cx: xOf(i), cy: yOf(i), r: EVENTS.has(s.op) || s.op === 'failed' ? 4.5 : 3}));
  }
  svg.setAttribute('width', view.width); svg.setAttribute('height', height);
  svg.setAttribute('viewBox', `0 ${top} ${view.width} ${height}`); svg.style.top = top + 'px';
  svg.replaceChildren(out);
}
// The arrows with an end in these rows, and those of the current row.
function inSight(first, last, nowRow) {
  const found = new Set();
  const take = row => { if (row) for (let i = row.from; i < row.to && found.size < 2000; i++) for (const e of edgesOf.get(i) || []) found.add(e); };
  take(view.rows[nowRow]);
  for (let r = first; r < last; r++) take(view.rows[r]);
  return found;
}
function arc(e, near) {
  const x1 = xOf(e.from), x2 = xOf(e.to), y1 = yOf(e.from), y2 = yOf(e.to);
  const side = x1 === x2 ? 14 : 0, dx = (x2 - x1) * .35 + side, end = x2 + (x1 < x2 ? -6 : x1 > x2 ? 6 : 0);
  return el('path', {class: e.kind + (near ? ' now' : ''), 'marker-end': `url(#m-${e.kind})`, d: `M${x1} ${y1}C${x1 + dx} ${y1} ${x2 - dx + 2 * side} ${y2} ${end} ${y2}`});
}
