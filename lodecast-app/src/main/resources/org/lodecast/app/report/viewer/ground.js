// The voxels shown: which, in what colours, and the controls for that.
import * as THREE from 'three';
import { $, changed, data, element, group, hex, hook, number, onTheme, percent, swatches } from 'viewer/page.js';
import { servedColumns } from 'viewer/served.js';
import { columns, dx, dy, dz, fog, load, painter, value } from 'viewer/model.js';
import { skin } from 'viewer/skin.js';
import { addLayer, draw, frame } from 'viewer/stage.js';

const voxels = new THREE.Mesh(new THREE.BufferGeometry(), new THREE.MeshBasicMaterial({ vertexColors: true }));
/** Titles of columns that neither the page nor a server has. */
const left = () => location.protocol.startsWith('http') ? [] : data.left;

/** What is shown now: filter and colour columns, `shown` a byte a cell of the grid, `paint` what colours a ground voxel. */
export let current = null;
const waiting = [];
// Colour follows the filter until the user has chosen one.
let chosen = false, last = 0;

/** Calls f whenever the colours of the voxels have changed. */
export const onPaint = f => waiting.push(f);

export function addGround() {
  addLayer('voxels', 'Ground', voxels, true, frame);
}

function legend(column, faded) {
  const box = $('legend');
  box.replaceChildren();
  if (column.names) box.append(swatches(column.names.map((n, i) => [column.palette[i], n])));
  else {
    const stops = data.viridis.filter((_, i) => i % 16 === 0 || i === 254).map(hex);
    const ramp = element('div', 'ramp', '');
    ramp.style.background = `linear-gradient(90deg,${stops})`;
    const ticks = element('div', 'ticks', '');
    const texts = column.kind === 'rank'
      ? Array.from({ length: data.decades + 1 }, (_, i) => percent(10 ** -i))
      : [column.levels[0], column.levels[column.levels.length >> 1], column.levels.at(-1)].map(v => number(v, 2));
    ticks.append(...texts.map(t => element('span', '', t)));
    box.append(ramp);
    if (faded) {
      const pale = element('div', 'ramp pale', '');
      const grey = `rgb(${fog()})`;
      pale.style.background = `linear-gradient(0deg,${grey},transparent),linear-gradient(90deg,${stops})`;
      box.append(pale);
    }
    box.append(ticks);
    if (column.kind === 'rank') box.append(element('small', '', 'among the best … of the ground'));
  }
  if (faded) box.append(element('small', 'fading', 'Paler where data support is low: there the value is extrapolated.'));
}

/** The threshold at which the view opens: the best 2 % by rank, the upper third by value, the upper classes. */
function opening(column) {
  const most = column.levels.length;
  if (column.kind === 'rank') return 1 + Math.round(Math.log10(50) / data.decades * (most - 1));
  return column.kind === 'linear' ? Math.round(most * 0.67) : Math.min(2, most);
}

export async function rebuild() {
  const mine = ++last;
  const filter = await load($('filter').value), colour = await load($('colour').value);
  const faded = columns.has('support') && $('fade').checked;
  const support = faded ? await load('support') : null;
  if (mine !== last) return;                // a later call has overtaken this one
  const threshold = +$('threshold').value;
  const axis = $('cut-axis').value;
  const paint = painter(colour, support);
  const s = skin(filter, threshold, paint, axis === '' ? -1 : +axis, +$('cut').value, hook.mostFaces);
  voxels.geometry.dispose();
  const g = voxels.geometry = new THREE.BufferGeometry();
  g.setAttribute('position', new THREE.BufferAttribute(s.positions, 3));
  g.setAttribute('color', new THREE.BufferAttribute(s.colours, 3, true));
  g.setIndex(new THREE.BufferAttribute(s.index, 1));
  current = { filter, colour, shown: s.shown, paint };
  hook.visibleVoxels = s.visible;
  hook.drawnVoxels = s.drawn;
  hook.opacityBySupport = faded;
  const share = data.voxels ? s.visible / data.voxels : 0;
  const least = value(filter, threshold);
  $('threshold-value').textContent = filter.kind === 'rank' ? `${least} (best ${percent(share)})` : least;
  $('count').textContent = `${group(s.visible)} of ${group(data.voxels)} voxels, ${percent(share)} of the ground.`
    + (left().length ? ` Not in this page, for it would grow too large: ${left().join(', ')}; lodecast view shows them.` : '')
    + (s.reduced ? ` Too many to draw at once: only ${group(s.drawn)} are shown, the best first.` : '');
  tellCut(axis, +$('cut').value);
  legend(colour, faded);
  for (const f of waiting) f();
  draw();
}

function tellCut(axis, at) {
  $('cut-row').hidden = axis === '';
  $('cut-value').textContent = axis === '' ? ''
    : axis === '2' ? group(data.centre[2] + data.grid.corner[2] + (at + 1) * dz) + ' m elevation'
    : `${group(axis === '0' ? (at + 1) * dx : at * dy)} m from the ${axis === '0' ? 'west' : 'south'} edge`;
}

async function retune() {
  const filter = await load($('filter').value);
  $('threshold').max = filter.levels.length;
  $('threshold').value = opening(filter);
  await rebuild();
}

/** Calls f a little later, once for however many calls until then. */
export function lazily(f, ms) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => { waits = false; f(); }, ms);
  };
}

export async function groundControls() {
  for (const c of await servedColumns()) columns.set(c.id, c);
  for (const id of ['filter', 'colour']) for (const c of columns.values()) $(id).add(new Option(c.title, c.id));
  const act = f => () => { f(); changed(); };
  const soon = lazily(rebuild, 30);
  $('filter').addEventListener('change', act(() => {
    if (!chosen) $('colour').value = $('filter').value;
    retune();
  }));
  $('colour').addEventListener('change', act(() => { chosen = true; rebuild(); }));
  $('threshold').addEventListener('input', act(soon));
  $('cut').addEventListener('input', act(soon));
  $('cut-axis').addEventListener('change', act(() => { centreCut(); rebuild(); }));
  $('fade-row').hidden = !columns.has('support');
  $('fade').checked = columns.has('support');
  $('fade').addEventListener('change', act(rebuild));
  if (data.columns.length) await retune();
  else $('count').textContent = 'The block model has no column to show.';
  onTheme(() => { if (current) rebuild(); });
}

function centreCut() {
  const axis = $('cut-axis').value;
  if (axis === '') return;
  $('cut').max = data.grid.count[+axis] - 1;
  $('cut').value = data.grid.count[+axis] >> 1;
}

/** What an address says of the ground. */
export function groundState() {
  if (!current) return {};
  const axis = $('cut-axis').value;
  return {
    filter: $('filter').value, from: $('threshold').value, colour: $('colour').value,
    ...axis === '' ? {} : { cut: `${'xyz'[axis]}${$('cut').value}` },
    ...columns.has('support') ? { fade: $('fade').checked ? '1' : '0' } : {}
  };
}

export async function restoreGround(said) {
  if (!current) return;
  if (columns.has(said.filter)) $('filter').value = said.filter;
  const filter = await load($('filter').value);
  $('threshold').max = filter.levels.length;
  $('threshold').value = said.from > 0 ? said.from : opening(filter);
  if (columns.has(said.colour)) {
    $('colour').value = said.colour;
    chosen = said.colour !== $('filter').value;
  }
  if (said.fade) $('fade').checked = columns.has('support') && said.fade !== '0';
  const axis = said.cut ? 'xyz'.indexOf(said.cut[0]) : -1;
  $('cut-axis').value = axis < 0 ? '' : axis;
  centreCut();
  if (axis >= 0 && said.cut.length > 1) $('cut').value = said.cut.slice(1);
  await rebuild();
}
