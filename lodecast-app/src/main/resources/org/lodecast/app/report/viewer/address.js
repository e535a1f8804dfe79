// What is shown, in the address of the page, so that a view can be sent to somebody: #view=1&filter=…&eye=….
// Other anchors (#targets, #sheet-T01) are left alone until the view is changed.
import { $, data, hook, onChange, setTheme, theme } from 'viewer/page.js';
import { camera, controls, exaggerate, isShown, layers, lookFrom, root, showLayer } from 'viewer/stage.js';
import { groundState, restoreGround } from 'viewer/ground.js';
import { restoreSlices, sliceState } from 'viewer/slices.js';
import { holeState, restoreHoles } from 'viewer/holes.js';
import { chosenTarget, mark } from 'viewer/targets.js';

const PAUSE = 250;                          // ms after the last change
let written = '', timer = 0, latest = 0, restoring = false;

const places = v => [v.x, v.y, v.z].map(c => +c.toFixed(1)).join();

function state() {
  const said = new URLSearchParams({ view: '1', ...groundState() });
  if (root.scale.z !== 1) said.set('z', root.scale.z);
  said.set('layers', Object.keys(layers).filter(isShown).join());
  for (const [k, v] of Object.entries({ ...sliceState(), ...holeState() })) said.set(k, v);
  if (chosenTarget()) said.set('target', chosenTarget());
  if (theme()) said.set('theme', theme());
  said.set('eye', places(camera.position));
  said.set('look', places(controls.target));
  // Commas need no escape after #, and links are read by people too.
  return '#' + said.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

export const link = () => location.href.replace(/#.*$/, '') + state();

function write(always) {
  const now = state();
  if (now === written && !always) return;
  written = now;
  try {
    history.replaceState(history.state, '', now);
  } catch {
    // A browser that forbids this to pages from a file still has the button that copies the link.
  }
}

/** Writes once nothing has changed for a while: browsers forbid it for every frame. */
function later() {
  timer = 0;
  if (restoring) return;
  if (performance.now() - latest < PAUSE) timer = setTimeout(later, PAUSE);
  else write(false);
}

const three = text => {
  const v = (text ?? '').split(',').map(Number);
  return v.length === 3 && v.every(Number.isFinite) ? v : null;
};

/** Shows what the address says; false if it says nothing of a view. */
export async function restore() {
  if (!location.hash.startsWith('#view=')) return false;
  const said = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  restoring = true;
  try {
    setTheme(said.theme ?? '');
    const z = Math.min(5, Math.max(1, +said.z || 1));
    $('exaggeration').value = z;
    exaggerate(z);
    $('exaggeration-value').textContent = `× ${z}`;
    if (said.layers != null) {
      const on = said.layers.split(',');
      for (const key of Object.keys(layers)) showLayer(key, on.includes(key));
    }
    restoreHoles(said);
    await restoreGround(said);
    restoreSlices(said);
    if (data.targets.some(t => t.id === said.target)) mark(said.target, true);
    const eye = three(said.eye), look = three(said.look);
    if (eye && look) lookFrom(eye, look);
  } finally {
    restoring = false;
  }
  written = state();
  hook.restored = (hook.restored ?? 0) + 1;
  $('view').scrollIntoView();
  return true;
}

/** From now on changes of the view go into the address. */
export async function keepAddress() {
  if (!await restore()) written = state();
  onChange(() => {
    latest = performance.now();
    if (!timer && !restoring) timer = setTimeout(later, PAUSE);
  });
  window.addEventListener('hashchange', restore);
  $('copy-link').addEventListener('click', async () => {
    let copied = true;
    try {
      await navigator.clipboard.writeText(link());
    } catch {
      copied = copyByHand(link());          // a page from a file may not have the clipboard
    }
    $('copy-link').textContent = copied ? 'Copied' : 'The link is in the address';
    write(true);
    setTimeout(() => { $('copy-link').textContent = 'Copy link'; }, 1500);
  });
}

function copyByHand(text) {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
