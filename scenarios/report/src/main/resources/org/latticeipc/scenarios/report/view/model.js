// What the trace says, worked out once: where values come from, what was overwritten, who holds what when.
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const steps = data.steps, tasks = data.tasks;
const $ = id => document.getElementById(id);
const EVENTS = new Set(['load', 'store', 'rmw', 'cas_failed', 'fence', 'await', 'await_late', 'choice', 'spawn', 'join']);
const READS = new Set(['load', 'rmw', 'cas_failed', 'await', 'await_late', 'blocked']);
const WRITES = new Set(['store', 'rmw']);
const taskName = new Map(tasks.map(t => [t.id, t.name]));
const nameOf = id => taskName.get(id) || 'task ' + id;
const byEvent = new Map();
steps.forEach((s, i) => { if (EVENTS.has(s.op)) byEvent.set(s.task + '.' + s.event, i); });
const words = s => s.text.replace(/^· /, '').replace(' -> ', ' → ').replace(' <- ', ' ← ');

// A list of what was so from which step on; asked for by bisection.
class Timeline {
  constructor() { this.at = []; this.what = []; }
  add(i, what) { this.at.push(i); this.what.push(what); }
  // What was so when `n` steps were done, with the step that made it so; undefined before the first.
  after(n) {
    let low = 0, high = this.at.length;
    while (low < high) { const mid = (low + high) >> 1; if (this.at[mid] < n) low = mid + 1; else high = mid; }
    return low ? {i: this.at[low - 1], what: this.what[low - 1]} : undefined;
  }
}
const timelines = () => new Map();
const line = (map, key) => { let t = map.get(key); if (!t) map.set(key, t = new Timeline()); return t; };

const cells = timelines(), seen = timelines(), does = timelines(), coherence = new Map();
const orderOf = cell => { let co = coherence.get(cell); if (!co) coherence.set(cell, co = ['init']); return co; };
steps.forEach((s, i) => {
  line(does, s.task).add(i, s);
  if (!s.cell || !(READS.has(s.op) || WRITES.has(s.op))) return;
  const co = orderOf(s.cell);
  if (!cells.has(s.cell) && s.read !== undefined) line(cells, s.cell).add(-1, {value: s.read, by: 'set-up'});
  if (WRITES.has(s.op)) {
    const at = s.after ? co.indexOf(s.after) : -1;
    co.splice(at < 0 ? co.length : at + 1, 0, s.task + '.' + s.event);
    if (at < 0 || at === co.length - 2) line(cells, s.cell).add(i, {value: s.written, by: nameOf(s.task)});
  }
  line(seen, s.cell + '\u0000' + s.task).add(i, WRITES.has(s.op) ? s.written : s.read);
});

// Arrows: {kind, from, to, stale}, from and to being steps.
const edges = [], edgesOf = new Map();
function edge(kind, from, to, stale) {
  if (from === undefined || to === undefined || from === to || steps[from].task === steps[to].task) return;
  const e = {kind, from, to, stale};
  edges.push(e);
  for (const i of [from, to]) { if (!edgesOf.has(i)) edgesOf.set(i, []); edgesOf.get(i).push(e); }
}
const releases = o => o === 'release' || o === 'acq_rel' || o === 'seq_cst';
const acquires = o => o === 'acquire' || o === 'acq_rel' || o === 'seq_cst';
(function links() {
  const place = new Map();
  coherence.forEach((co, cell) => co.forEach((id, p) => place.set(cell + '\u0000' + id, p)));
  const fences = new Map(), firsts = new Map(), lasts = new Map();
  steps.forEach((s, i) => {
    if (!EVENTS.has(s.op)) return;
    if (!firsts.has(s.task)) firsts.set(s.task, i);
    lasts.set(s.task, i);
    if (s.op === 'fence') { if (!fences.has(s.task)) fences.set(s.task, []); fences.get(s.task).push(i); }
  });
  const fenceNear = (i, before, fits) => {
    const own = (fences.get(steps[i].task) || []).filter(f => (before ? f < i : f > i) && fits(steps[f].order));
    return before ? own[own.length - 1] : own[0];
  };
  const releaseOf = w => {
    for (let i = w, left = 1000; i !== undefined && left; left--) {
      if (releases(steps[i].order)) return i;
      const fence = fenceNear(i, true, releases);
      if (fence !== undefined) return fence;
      if (steps[i].op !== 'rmw') return undefined;
      i = byEvent.get(steps[i].from);
    }
    return undefined;
  };
  steps.forEach((s, i) => {
    if (READS.has(s.op) && s.from) {
      const w = byEvent.get(s.from);
      edge('rf', w, i);
      const p = place.get(s.cell + '\u0000' + s.from);
      if (p !== undefined) {
        const co = coherence.get(s.cell), own = s.op === 'rmw' ? s.task + '.' + s.event : '';
        const next = co.slice(p + 1, p + 3).find(id => id !== own);
        const over = next === undefined ? undefined : byEvent.get(next);
        if (over !== undefined) edge('fr', i, over, over < i);
      }
      if (w !== undefined && s.op !== 'blocked') {
        const from = releaseOf(w), to = acquires(s.order) ? i : fenceNear(i, false, acquires);
        if (from !== undefined && to !== undefined) edge('sw', from, to);
      }
    } else if (s.op === 'spawn') edge('sw', i, firsts.get(+s.written));
    else if (s.op === 'join') edge('sw', lasts.get(+s.written), i);
  });
  coherence.forEach(co => { for (let p = 2; p < co.length; p++) edge('co', byEvent.get(co[p - 1]), byEvent.get(co[p])); });
})();
const isStale = i => (edgesOf.get(i) || []).some(e => e.kind === 'fr' && e.from === i && e.stale);

// What facts say, which the tool tells as remarks in words of its own.
const locks = timelines(), queues = timelines(), nodes = timelines(), cpus = timelines(), capabilities = new Map(), dagParents = new Map();
(function facts() {
  const numbered = new Map(), holding = new Map(), waiting = new Map(), queued = new Map();
  const waitersOf = lock => { if (!waiting.has(lock)) waiting.set(lock, []); return waiting.get(lock); };
  const tellLock = (i, lock) => line(locks, lock).add(i, {owner: holding.get(lock), waiters: [...waitersOf(lock)]});
  const tellQueue = (i, q) => line(queues, q).add(i, [...queued.get(q)]);
  steps.forEach((s, i) => {
    const cpu = line(cpus, s.cpu), before = cpu.after(i);
    if (!before || before.what !== s.task) cpu.add(i, s.task);
    // A node is there, and waits, before it starts: its scheduler's cells say so.
    if (s.op === 'rmw' && /\.nodes$/.test(s.cell) && !/^-?\d+$/.test(s.written)) dagParents.set(s.written, []);
    const waits = s.op === 'rmw' && /\.work$/.test(s.cell) ? /^waits for \[(.*)\]$/s.exec(s.written) : null;
    if (waits) dagParents.set(s.cell.slice(0, -'.work'.length), waits[1].split(', '));
    if (s.op !== 'note') return;
    let m; const text = s.detail;
    if ((m = /^waits for lock (.*) at position (\S+)$/s.exec(text))) { waitersOf(m[1]).push(s.task); tellLock(i, m[1]); }
    else if ((m = /^owns lock (.*)$/s.exec(text))) {
      waiting.set(m[1], waitersOf(m[1]).filter(t => t !== s.task)); holding.set(m[1], s.task); tellLock(i, m[1]);
    } else if ((m = /^hands lock (.*) over$/s.exec(text))) { holding.delete(m[1]); tellLock(i, m[1]); }
    else if ((m = /^(sends|receives|refuses) message (\d+) (?:to|from) queue ([0-9a-f]+)(?:: (.*))?$/.exec(text))) {
      if (!queued.has(m[3])) queued.set(m[3], []);
      queued.set(m[3], m[1] === 'sends' ? [...queued.get(m[3]), m[2]] : queued.get(m[3]).filter(n => n !== m[2]));
      tellQueue(i, m[3]);
    } else if ((m = /^capability (\d+) of object ([0-9a-f]+) with rights (\d+) is made for domain (\d+)(?: from capability (\d+) with rights (\d+))?$/.exec(text)))
      Object.assign(capability(m[2], m[1]), {rights: m[3], owner: m[4], parent: m[5], made: i});
    else if ((m = /^capability (\d+) of object ([0-9a-f]+) arrives at domain (\d+)$/.exec(text))) capability(m[2], m[1]).arrived = i;
    else if ((m = /^capabilities \[([\d, ]*)\] of object ([0-9a-f]+) are gone/.exec(text))) m[1].split(', ').filter(Boolean).forEach(id => capability(m[2], id).gone = i);
    else if ((m = /^(\S+) by domain (\d+) with capability (\d+) of object ([0-9a-f]+)/.exec(text))) {
      const c = capability(m[4], m[3]); if (c.used === undefined) c.used = i; if (c.owner === undefined) c.owner = m[2];
    } else if ((m = /^node (.*) \((\d+)\) starts(?: after ([\d, ]+))?$/s.exec(text))) {
      line(nodes, m[1]).add(i, 'running'); numbered.set(m[2], m[1]);
      dagParents.set(m[1], (m[3] ? m[3].split(', ') : []).map(n => numbered.get(n) || '#' + n));
    }
    else if ((m = /^node (.*) (is done|failed)$/s.exec(text))) line(nodes, m[1]).add(i, m[2] === 'failed' ? 'failed' : 'done');
  });
  function capability(object, id) {
    const key = object + ' ' + id;
    if (!capabilities.has(key)) capabilities.set(key, {object, id});
    return capabilities.get(key);
  }
})();

// The step where it went wrong: who failed last, else who stands last, else the last a reason speaks of.
const bad = data.ended.startsWith('violates');
const fault = (() => {
  const last = steps.map(s => s.op).lastIndexOf('failed');
  if (last >= 0) return last;
  const stands = steps.map(s => s.op).lastIndexOf('blocked');
  if (stands >= 0) return stands;
  const about = data.why.flatMap(w => w.steps);
  return bad && about.length ? Math.max(...about) : steps.length - 1;
})();
const about = new Set(data.why.flatMap(w => w.steps));
// Where tasks failed or stand for ever.
const stands = steps.map((s, i) => i).filter(i => steps[i].op === 'failed' || steps[i].op === 'blocked').slice(0, 40);

// Which steps one row shows together: a call that a line of the scenario makes, or what is done under a lock.
const placeOf = s => { const comma = (s.source || '').indexOf(', '); return comma < 0 || s.op === 'failed' || s.op === 'blocked' ? '' : s.source.slice(0, comma); };
function groups(how) {
  const found = [], held = new Map(); let i = 0;
  const keyAt = k => {
    const s = steps[k];
    if (how === 'calls') return placeOf(s);
    const own = how === 'sections' && s.op === 'note' ? /^(?:owns lock (.*)|hands lock (.*) over)$/s.exec(s.detail) : null;
    if (own && own[1] !== undefined) held.set(s.task, own[1]);
    const key = held.has(s.task) && s.op !== 'failed' && s.op !== 'blocked' ? 'holding lock ' + held.get(s.task) : '';
    if (own && own[2] !== undefined) held.delete(s.task);
    return key;
  };
  const keys = steps.map((s, k) => keyAt(k));
  // A remark that knows no place belongs to the call that it is told in.
  for (let k = 1; k < steps.length; k++) if (!keys[k] && steps[k].op === 'note' && !steps[k].source && steps[k - 1].task === steps[k].task) keys[k] = keys[k - 1];
  while (i < steps.length) {
    let end = i + 1;
    while (keys[i] && end < steps.length && steps[end].task === steps[i].task && keys[end] === keys[i]) end++;
    found.push({from: i, to: end, key: keys[i]});
    i = end;
  }
  return found;
}
