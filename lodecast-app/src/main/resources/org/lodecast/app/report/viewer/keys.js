// The keyboard, and the list of its keys.
import { $, element, hook } from 'viewer/page.js';
import { fromSouth, fromTop, home, isShown, layers, showLayer, turn, zoom } from 'viewer/stage.js';
import { step } from 'viewer/targets.js';

const STEP = Math.PI / 24;

/** Key, how it is written, what it does in words, and the deed. */
const KEYS = [
  ['ArrowLeft', '←', 'turn left', () => turn(-STEP, 0)],
  ['ArrowRight', '→', 'turn right', () => turn(STEP, 0)],
  ['ArrowUp', '↑', 'look from higher up', () => turn(0, STEP)],
  ['ArrowDown', '↓', 'look from further down', () => turn(0, -STEP)],
  ['+', '+', 'nearer', () => zoom(0.85)],
  ['-', '−', 'further away', () => zoom(1 / 0.85)],
  ['h', 'H', 'the whole model', () => home(false)],
  ['t', 'T', 'from above', fromTop],
  ['s', 'S', 'from the south', fromSouth],
  ['n', 'N', 'next target', () => step(1)],
  ['p', 'P', 'previous target', () => step(-1)],
  ['?', '?', 'this list', () => toggle()]
];
const deeds = new Map(KEYS.map(([key, , , deed]) => [key, deed]));
deeds.set('=', deeds.get('+'));             // the same key without shift on most keyboards
hook.keys = [...deeds.keys()];

function toggle() {
  const list = $('keys');
  if (list.open) list.close();
  else list.showModal();
}

function fill() {
  const table = element('dl', '', '');
  const row = (key, text) => table.append(element('dt', '', key), element('dd', '', text));
  for (const [, name, text] of KEYS) row(name, text);
  Object.values(layers).slice(0, 9).forEach((layer, i) => row(String(i + 1), 'show or hide: ' + layer.title));
  $('keys').prepend(element('h3', '', 'Keys of the 3D view'), table);
}

export function watchKeys() {
  fill();
  const viewer = document.querySelector('.viewer');
  let over = false;
  viewer.addEventListener('pointerenter', () => { over = true; });
  viewer.addEventListener('pointerleave', () => { over = false; });
  $('show-keys').addEventListener('click', toggle);
  $('shut-keys').addEventListener('click', toggle);
  document.addEventListener('keydown', e => {
    const at = document.activeElement;
    // Elsewhere on the page arrows scroll, and in a slider or a list they choose.
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || !(over || viewer.contains(at) || $('keys').open)) return;
    if (at && (at.tagName === 'SELECT' || at.type === 'range' || at.type === 'textarea')) return;
    if ($('keys').open && e.key !== '?') return;
    const deed = deeds.get(e.key.length === 1 ? e.key.toLowerCase() : e.key);
    const layer = e.key >= '1' && e.key <= '9' ? Object.keys(layers)[+e.key - 1] : null;
    if (layer) showLayer(layer, !isShown(layer));
    else if (deed) deed();
    else return;
    e.preventDefault();
  });
}
