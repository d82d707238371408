// The search and, where the page is narrow, the list of pages.
'use strict';
const $ = id => document.getElementById(id);
const up = document.body.dataset.up, MOST = 12;
let found = [], chosen = -1, loading = null;

function load() {
  return loading = loading || new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = up + 'search-data.js';
    script.onload = () => { for (const s of SECTIONS) s.low = (s.page + ' ' + s.head + ' ' + s.text).toLowerCase(); done(); };
    script.onerror = () => { loading = null; failed(new Error('search-data.js cannot be read')); };
    document.head.append(script);
  });
}

// Every word has to be there; in a heading it counts most, a whole word more than a part of one, and several more than one.
function score(section, words) {
  let sum = 0;
  for (const word of words) {
    if (!section.low.includes(word)) return 0;
    const whole = new RegExp('(^|[^\\p{L}\\p{N}])' + word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '($|[^\\p{L}\\p{N}])', 'u');
    if (section.head.toLowerCase().includes(word)) sum += whole.test(section.head.toLowerCase()) ? 12 : 6;
    if (section.page.toLowerCase().includes(word)) sum += 3;
    sum += (whole.test(section.low) ? 2 : 1) + Math.min(4, section.low.split(word).length - 2);
  }
  return sum;
}

function excerpt(text, words) {
  const low = text.toLowerCase(), at = Math.max(0, ...words.map(w => low.indexOf(w)).filter(i => i >= 0).slice(0, 1)) - 50;
  const from = Math.max(0, at), part = (from ? '… ' : '') + text.slice(from, from + 150) + (from + 150 < text.length ? ' …' : '');
  const small = document.createElement('small');
  let rest = part;
  while (rest) {
    const hits = words.map(w => ({w, i: rest.toLowerCase().indexOf(w)})).filter(h => h.i >= 0).sort((a, b) => a.i - b.i);
    if (!hits.length) { small.append(rest); break; }
    small.append(rest.slice(0, hits[0].i));
    const mark = document.createElement('mark'); mark.textContent = rest.slice(hits[0].i, hits[0].i + hits[0].w.length);
    small.append(mark); rest = rest.slice(hits[0].i + hits[0].w.length);
  }
  return small;
}

function show(words) {
  const list = $('results'); list.textContent = ''; chosen = -1;
  found.forEach((section, n) => {
    const li = document.createElement('li'), a = document.createElement('a'), b = document.createElement('b');
    li.setAttribute('role', 'option'); li.id = 'result-' + n; li.setAttribute('aria-selected', 'false');
    a.href = up + section.to; a.tabIndex = -1;
    b.textContent = section.head === section.page ? section.page : section.page + ' › ' + section.head;
    a.append(b, excerpt(section.text, words)); li.append(a); list.append(li);
  });
  if (!found.length) { const li = document.createElement('li'); li.className = 'none'; li.textContent = 'Nothing has all these words.'; list.append(li); }
  open(true); $('said').textContent = found.length + ' found';
}

function open(yes) { $('results').hidden = !yes; $('search').setAttribute('aria-expanded', yes); if (!yes) $('search').removeAttribute('aria-activedescendant'); }

async function search() {
  const words = $('search').value.toLowerCase().split(/\s+/).filter(w => w.length > 1);
  if (!words.length) { open(false); return; }
  try { await load(); } catch (e) { $('said').textContent = e.message; return; }
  found = SECTIONS.map(s => ({s, n: score(s, words)})).filter(x => x.n).sort((a, b) => b.n - a.n).slice(0, MOST).map(x => x.s);
  show(words);
}

function choose(n) {
  if (!found.length) return;
  chosen = (n + found.length) % found.length;
  [...$('results').children].forEach((li, i) => li.setAttribute('aria-selected', i === chosen));
  const li = $('result-' + chosen); li.scrollIntoView({block: 'nearest'}); $('search').setAttribute('aria-activedescendant', li.id);
}

$('search').addEventListener('input', search);
$('search').addEventListener('focus', () => { load().catch(() => {}); if ($('search').value) search(); });
$('search').addEventListener('keydown', e => {
  if (e.key === 'ArrowDown') { e.preventDefault(); choose(chosen + 1); }
  else if (e.key === 'ArrowUp') { e.preventDefault(); choose(chosen - 1); }
  else if (e.key === 'Enter' && found.length) { e.preventDefault(); location.href = up + found[Math.max(0, chosen)].to; open(false); $('search').blur(); }
  else if (e.key === 'Escape') { open(false); $('search').value = ''; $('search').blur(); }
});
document.addEventListener('click', e => { if (!e.target.closest('.find') || e.target.closest('#results')) open(false); });
document.addEventListener('keydown', e => {
  if (e.key === '/' && !/^(INPUT|TEXTAREA)$/.test(e.target.tagName) && !e.ctrlKey && !e.metaKey) { e.preventDefault(); $('search').focus(); }
});
$('menu').addEventListener('click', () => {
  const now = $('contents').classList.toggle('open'); $('menu').setAttribute('aria-expanded', now);
  if (now) window.scrollTo(0, 0);
});
// The page's own line in the list is in sight, however long the list is.
const here = document.querySelector('nav [aria-current]');
if (here) $('contents').scrollTop = Math.max(0, here.offsetTop - $('contents').offsetTop - 120);
document.documentElement.dataset.ready = 'yes';
