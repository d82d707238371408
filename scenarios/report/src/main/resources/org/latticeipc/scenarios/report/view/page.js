const many = (n, what) => n + ' ' + what + (n === 1 ? '' : 's');
// The page: where one is, keys, search.
function go(n, centre) {
  view.now = Math.max(0, Math.min(steps.length, n));
  const list = $('list'), row = view.now ? view.rowOf[view.now - 1] : 0, top = row * ROW;
  if (centre || top < list.scrollTop || top + ROW > list.scrollTop + list.clientHeight)
    list.scrollTop = Math.max(0, top - list.clientHeight / 2);
  if (view.now && !view.compact) {
    const x = xOf(view.now - 1);
    if (x < list.scrollLeft + NUM || x + view.lane > list.scrollLeft + list.clientWidth) list.scrollLeft = Math.max(0, x - NUM);
  }
  $('slider').value = view.now; $('where').textContent = `${view.now} / ${steps.length}`;
  $('detail').textContent = detail(view.now);
  $('said').textContent = view.now ? `step ${view.now}: ${nameOf(steps[view.now - 1].task)}: ${words(steps[view.now - 1])}` : 'before the first step';
  fillPanels();
  draw();
}
// Shows a step that may be folded away.
function reveal(i) {
  const row = view.rows[view.rowOf[i]];
  if (row && row.to - row.from > 1) { view.open.add(row.from); layout(); }
  go(i + 1, true);
}
function toggleCall(r) {
  const row = view.rows[r]; if (!row) return;
  if (row.to - row.from > 1) view.open.add(row.from);
  else if (row.group !== undefined) view.open.delete(row.group);
  else return;
  layout(); go(view.now || row.from + 1);
}
function relayout() { layout(); go(view.now, true); }

let matches = [];
function search() {
  const wanted = $('search').value.trim().toLowerCase();
  matches = wanted ? steps.map((s, i) => i).filter(i => (nameOf(steps[i].task) + ' ' + steps[i].text + ' ' + (steps[i].source || '')).toLowerCase().includes(wanted)) : [];
  view.matches = new Set(matches);
  $('found').textContent = wanted ? `${matches.length} found` : '';
  draw();
}
function find(direction) {
  if (!matches.length) return;
  const at = view.now - 1;
  const on = direction > 0 ? matches.find(i => i > at) : [...matches].reverse().find(i => i < at);
  const i = on !== undefined ? on : direction > 0 ? matches[0] : matches[matches.length - 1];
  $('found').textContent = `${matches.indexOf(i) + 1} of ${matches.length}`;
  reveal(i);
}

function links(to, list) {
  for (const i of list) {
    const b = document.createElement('button');
    b.textContent = i + 1; b.dataset.step = i + 1; b.setAttribute('aria-label', `go to step ${i + 1}: ${nameOf(steps[i].task)}: ${words(steps[i])}`);
    b.addEventListener('click', () => reveal(i)); to.append(' ', b);
  }
}
function why() {
  $('whycount').textContent = data.why.length > 1 ? `(${data.why.length})` : '';
  if (!data.why.length) $('whybox').hidden = true;
  for (const reason of data.why) {
    const li = document.createElement('li'); if (reason.blames) li.className = 'blames';
    li.append(reason.text);
    links(li, reason.steps.length ? reason.steps : stands);
    $('why').append(li);
  }
}

$('title').textContent = data.program; document.title = data.program + ' · Lattice trace';
$('facts').textContent = `model ${data.model} · ${data.origin} · seed ${data.seed} · ${many(steps.length, 'step')} of ${many(tasks.length, 'task')}` +
  (data.variants.length ? ' · ' + data.variants.join(', ') : '');
$('ended').textContent = data.ended; if (bad) { $('ended').className = 'bad'; links($('ended'), stands); }
why(); makePanels();
$('slider').max = steps.length;
$('slider').addEventListener('input', e => go(+e.target.value));
$('first').onclick = () => go(0); $('last').onclick = () => go(steps.length);
$('back').onclick = () => go(view.now - 1); $('next').onclick = () => go(view.now + 1);
$('fault').onclick = () => reveal(fault); $('fault').textContent = bad ? 'Fault' : 'End';
for (const id of ['fold', 'lanes', 'notes']) $(id).addEventListener('change', () => { openReasons(); relayout(); });
for (const box of document.querySelectorAll('[data-edge]')) box.addEventListener('change', () => { view.shown[box.dataset.edge] = box.checked; draw(); });
$('search').addEventListener('input', search);
$('search').addEventListener('keydown', e => { if (e.key === 'Enter') { e.preventDefault(); find(e.shiftKey ? -1 : 1); } else if (e.key === 'Escape') { $('search').value = ''; search(); $('list').focus(); } });
$('found-next').onclick = () => find(1); $('found-back').onclick = () => find(-1);
$('help').onclick = () => $('keys').showModal();
$('rows').addEventListener('click', e => {
  const div = e.target.closest('.row'); if (!div) return;
  const r = +div.dataset.row, row = view.rows[r], here = view.now && view.rowOf[view.now - 1] === r;
  if (here && row.to - row.from > 1) toggleCall(r); else go(row.to);
});
let drawing = false;
$('list').addEventListener('scroll', () => { if (!drawing) { drawing = true; requestAnimationFrame(() => { drawing = false; draw(); }); } });
const rowNow = () => view.now ? view.rowOf[view.now - 1] : -1;
const rowBack = () => { const r = rowNow(); return r > 0 ? view.rows[r - 1].to : 0; };
const rowOn = () => { const row = view.rows[rowNow() + 1]; return row ? row.to : steps.length; };
document.addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || $('keys').open || /^(INPUT|SELECT)$/.test(e.target.tagName) && e.target.type !== 'checkbox' && e.target.type !== 'range') return;
  const moves = {ArrowRight: rowOn, ArrowDown: rowOn, j: rowOn, ArrowLeft: rowBack, ArrowUp: rowBack, k: rowBack,
    PageDown: () => view.now + 20, PageUp: () => view.now - 20, Home: () => 0, End: () => steps.length};
  const acts = {f: () => reveal(fault), '/': () => $('search').focus(), '?': () => $('keys').showModal(),
    l: () => { $('lanes').value = $('lanes').value === 'cpu' ? 'task' : 'cpu'; relayout(); }};
  const boxes = document.querySelectorAll('[data-edge]');
  if (moves[e.key]) { e.preventDefault(); go(moves[e.key]()); }
  else if (acts[e.key]) { e.preventDefault(); acts[e.key](); }
  else if (/^[1-4]$/.test(e.key)) boxes[+e.key - 1].click();
  else if (e.key === ' ' && !/^(BUTTON|SUMMARY|INPUT)$/.test(e.target.tagName)) { e.preventDefault(); toggleCall(rowNow()); }
});
let width = innerWidth;
addEventListener('resize', () => { if (innerWidth !== width) { width = innerWidth; layout(); } go(view.now); });
if (matchMedia('(max-width:900px)').matches) for (const p of PANELS) if (p.details && p.id !== 'tasks') p.details.open = false;
openReasons(); layout();
reveal(Math.max(0, fault));
document.documentElement.dataset.ready = Math.round(performance.now());
