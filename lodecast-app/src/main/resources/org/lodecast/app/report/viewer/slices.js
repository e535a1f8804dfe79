// Plane slices along the axes of the grid, and a vertical section of any azimuth: all ground that they meet, whatever
// the threshold, as a picture with a pixel a voxel.
import * as THREE from 'three';
import { $, changed, data, element, group, hook, isDark, onTheme } from 'viewer/page.js';
import { dx, dy, dz, fromGrid, numberOf, nx, ny, nz, toGrid } from 'viewer/model.js';
import { draw, frame } from 'viewer/stage.js';
import { current, lazily, onPaint } from 'viewer/ground.js';

const corner = [0, 1, 2].map(k => data.centre[k] + data.grid.corner[k]);
const SIZE = [nx * dx, ny * dy, nz * dz];
const group3 = new THREE.Group();
const slices = {};

// ---- A quad with a picture of voxels -----------------------------------------------------------------------------

function quad() {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(new Float32Array(12), 3));
  geometry.setAttribute('uv', new THREE.BufferAttribute(new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]), 2));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  const mesh = new THREE.Mesh(geometry, new THREE.MeshBasicMaterial({ alphaTest: 0.5, side: THREE.DoubleSide }));
  const rim = new THREE.LineLoop(geometry, new THREE.LineBasicMaterial());
  rim.geometry = new THREE.BufferGeometry().setAttribute('position', geometry.getAttribute('position'));
  mesh.add(rim);
  mesh.visible = false;
  mesh.frustumCulled = rim.frustumCulled = false;
  onTheme(() => rim.material.color.set(isDark() ? 0x8a949e : 0x59636d));
  group3.add(mesh);
  return mesh;
}

/** Lays the quad over its corner `o` and edges a and b, and draws width × height voxels on it, by their cells of the grid. */
function lay(mesh, o, a, b, width, height, cellAt) {
  const p = mesh.geometry.getAttribute('position');
  for (let k = 0; k < 3; k++) {
    p.array[k] = o[k];
    p.array[3 + k] = o[k] + a[k];
    p.array[6 + k] = o[k] + a[k] + b[k];
    p.array[9 + k] = o[k] + b[k];
  }
  p.needsUpdate = true;
  mesh.geometry.computeBoundingSphere();
  const pixels = new Uint8Array(4 * width * height), cells = new Int32Array(width * height);
  const met = new Set();
  for (let j = 0; j < height; j++) for (let i = 0; i < width; i++) {
    const v = cellAt(i, j), n = v < 0 ? -1 : numberOf(v), t = i + width * j;
    cells[t] = n < 0 ? -1 : v;
    if (n < 0) continue;
    met.add(v);
    current.paint(n, pixels, 4 * t);
    pixels[4 * t + 3] = 255;
  }
  mesh.material.map?.dispose();
  const texture = new THREE.DataTexture(pixels, width, height);
  texture.magFilter = texture.minFilter = THREE.NearestFilter;
  texture.needsUpdate = true;
  mesh.material.needsUpdate = !mesh.material.map;
  mesh.material.map = texture;
  mesh.userData = { width, height, cells };
  return { size: [width, height], voxels: met.size };
}

// ---- Along the axes ----------------------------------------------------------------------------------------------

function alongAxis(slice) {
  const { axis } = slice, at = +slice.slider.value, d = [dx, dy, dz], n = [nx, ny, nz];
  const [a, b] = [[1, 2], [0, 2], [0, 1]][axis];
  const o = [0, 0, 0], ea = [0, 0, 0], eb = [0, 0, 0], stride = [1, nx, nx * ny];
  o[axis] = (at + 0.5) * d[axis];
  ea[a] = SIZE[a];
  eb[b] = SIZE[b];
  const turned = data.grid.rotation ? ' along the grid' : '';
  const m = (at + 0.5) * d[axis];
  slice.output.textContent = axis === 2 || !turned
    ? `${group(corner[axis] + m)} m${['\u202fE', '\u202fN', ' elevation'][axis]}` : `${group(m)} m${turned}`;
  return lay(slice.mesh, o, ea, eb, n[a], n[b], (i, j) => at * stride[axis] + i * stride[a] + j * stride[b]);
}

// ---- A section ---------------------------------------------------------------------------------------------------

/** The stretch of a line in plan that lies within the grid, as its ends; null if it misses. */
function within(u, v, du, dv) {
  let from = -Infinity, to = Infinity;
  for (const [p, d, size] of [[u, du, SIZE[0]], [v, dv, SIZE[1]]]) {
    if (Math.abs(d) < 1e-9) {
      if (p < 0 || p > size) return null;
      continue;
    }
    const s = -p / d, t = (size - p) / d;
    from = Math.max(from, Math.min(s, t));
    to = Math.min(to, Math.max(s, t));
  }
  return from < to ? [from, to] : null;
}

function section(slice) {
  const azimuth = +slice.azimuth.value, off = +slice.slider.value, a = azimuth * Math.PI / 180;
  const name = t => String(Math.round(t) % 360).padStart(3, '0') + '°';
  slice.output.textContent = `${name(azimuth)} – ${name(azimuth + 180)}, ${group(Math.abs(off))} m `
    + (off === 0 ? 'off the centre' : off > 0 ? 'right of the centre' : 'left of the centre');
  const centre = fromGrid(SIZE[0] / 2, SIZE[1] / 2, 0);
  const x = centre[0] + off * Math.cos(a), y = centre[1] - off * Math.sin(a);
  const [u, v] = toGrid(x, y), [u1, v1] = toGrid(x + Math.sin(a), y + Math.cos(a));
  const du = u1 - u, dv = v1 - v, ends = within(u, v, du, dv);
  if (!ends) return { size: [0, 0], voxels: 0 };
  const [from, to] = ends, length = to - from;
  // Half a cell a pixel: none that the plane crosses in earnest is skipped.
  const width = Math.min(2048, Math.max(1, Math.ceil(2 * length / Math.min(dx, dy))));
  const cellAt = (i, j) => {
    const t = from + (i + 0.5) / width * length;
    const cx = Math.floor((u + t * du) / dx), cy = Math.floor((v + t * dv) / dy);
    return cx < 0 || cy < 0 || cx >= nx || cy >= ny ? -1 : cx + nx * (cy + ny * j);
  };
  return lay(slice.mesh, [u + from * du, v + from * dv, 0], [length * du, length * dv, 0], [0, 0, SIZE[2]], width, nz, cellAt);
}

// ---- Controls ----------------------------------------------------------------------------------------------------

function refresh(slice) {
  const on = slice.box.checked && !!current;
  const seen = on ? slice.draw(slice) : { size: [0, 0], voxels: 0 };
  slice.mesh.visible = on && seen.size[0] > 0;
  slice.row.hidden = !on;
  if (on) hook.slices[slice.key] = seen;
  else delete hook.slices[slice.key];
  draw();
}

function range(id, min, max, step, value, title) {
  const input = document.createElement('input');
  Object.assign(input, { type: 'range', id, min, max, step, value, title });
  input.setAttribute('aria-label', title);
  return input;
}

function add(key, title, drawn, axis, slider, azimuth) {
  const box = document.createElement('input');
  Object.assign(box, { type: 'checkbox', id: 'slice-' + key });
  const label = element('label', '', ''), row = element('div', 'slice', ''), output = document.createElement('output');
  label.append(box, ' ' + title);
  const named = (text, input) => {
    const line = element('label', '', text);
    line.append(input);
    return line;
  };
  row.append(output, ...azimuth ? [named('Azimuth', azimuth), named('Offset', slider)] : [slider]);
  $('slices').append(label, row);
  const slice = slices[key] = { key, box, row, output, slider, azimuth, axis, draw: drawn, mesh: quad() };
  slice.soon = lazily(() => refresh(slice), 30);
  box.addEventListener('change', () => { refresh(slice); changed(); });
  for (const s of azimuth ? [azimuth, slider] : [slider]) s.addEventListener('input', () => { slice.soon(); changed(); });
  row.hidden = true;
}

export function addSlices() {
  frame.add(group3);
  ['Slice across east', 'Slice across north', 'Level plan'].forEach((title, axis) => {
    const key = ['east', 'north', 'level'][axis], n = data.grid.count[axis];
    add(key, title, alongAxis, axis, range('slice-at-' + key, 0, n - 1, 1, n >> 1, 'Place of the slice'));
  });
  const far = Math.ceil(Math.hypot(SIZE[0], SIZE[1]) / 2), step = Math.max(1, Math.round(Math.min(dx, dy) / 2));
  add('section', 'Vertical section', section, -1,
    range('section-offset', -step * Math.floor(far / step), step * Math.floor(far / step), step, 0, 'Offset of the section'),
    range('section-azimuth', 0, 179, 1, 45, 'Azimuth of the section'));
  onPaint(() => { for (const s of Object.values(slices)) if (s.box.checked) refresh(s); });
}

/** The nearest ground on a slice along a ray: {t, cell}; null if there is none. */
export function pickSlice(ray) {
  for (const hit of ray.intersectObject(group3, true)) {
    const { width, height, cells } = hit.object.userData;
    if (!cells || !hit.object.visible || !hit.uv) continue;
    const i = Math.min(width - 1, hit.uv.x * width | 0), j = Math.min(height - 1, hit.uv.y * height | 0);
    if (cells[i + width * j] >= 0) return { t: hit.distance, cell: cells[i + width * j] };
  }
  return null;
}

export function sliceState() {
  const said = {};
  for (const s of Object.values(slices)) {
    if (s.box.checked) said[s.key] = s.azimuth ? `${s.azimuth.value},${s.slider.value}` : s.slider.value;
  }
  return said;
}

export function restoreSlices(said) {
  for (const s of Object.values(slices)) {
    const text = said[s.key];
    s.box.checked = text != null;
    if (text != null) {
      const v = text.split(',');
      if (s.azimuth) s.azimuth.value = v[0];
      s.slider.value = v.at(-1);
    }
    refresh(s);
  }
  if (Object.values(slices).some(s => s.box.checked)) $('slices-box').open = true;
}
