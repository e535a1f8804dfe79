// The 3D view. Reads the JSON of the element #scene; metres, x east, y north, z up, from the centre of the grid.
import * as THREE from 'three';
import { OrbitControls } from 'three/addons/OrbitControls.js';
import { LineSegments2 } from 'three/addons/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/LineSegmentsGeometry.js';
import { LineMaterial } from 'three/addons/LineMaterial.js';

const $ = id => document.getElementById(id);
const data = JSON.parse($('scene').textContent);
// What tests and the curious may read. Beyond `mostFaces` faces of voxels the lowest values are not drawn, and the
// page says so.
const hook = window.lodecast = {
  ready: false, webgl: false, visibleVoxels: 0, drawnVoxels: 0, voxels: data.voxels, targets: data.targets.length, planned: 0, mostFaces: 900000, error: ''
};
const dark = matchMedia('(prefers-color-scheme: dark)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const inflate = async text => {
  const packed = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
const floats = async text => new Float32Array((await inflate(text)).buffer);
const number = (v, digits = 3) => v == null ? '–' : Math.abs(v) >= 1000 ? v.toFixed(0) : String(+v.toPrecision(digits));
const group = v => Math.abs(v) < 9999.5 ? String(Math.round(v)) : Math.round(v).toLocaleString('en').replaceAll(',', '\u202f');
const percent = share => number(100 * share, 2) + '\u202f%';
const hex = rgb => '#' + rgb.toString(16).padStart(6, '0');
const element = (tag, cssClass, text) => {
  const e = document.createElement(tag);
  e.className = cssClass;
  e.textContent = text;
  return e;
};

// ---- The block model -------------------------------------------------------------------------------------------

const [nx, ny, nz] = data.grid.count;
const [dx, dy, dz] = data.grid.cell;
let cells;                                  // grid index of each ground voxel
const columns = new Map(data.columns.map(c => [c.id, c]));

async function load(id) {
  const column = columns.get(id);
  if (!column.codes) {
    column.codes = column.as ? (await load(column.as)).codes : foretold(await inflate(column.data));
    column.data = null;
    const most = column.levels.length;
    column.colours = new Uint8Array(3 * (most + 1));
    for (let k = 1; k <= most; k++) {
      const rgb = column.palette ? parseInt(column.palette[k - 1].slice(1), 16) : data.viridis[Math.round((k - 1) * 254 / Math.max(1, most - 1))];
      column.colours.set([rgb >> 16, rgb >> 8 & 255, rgb & 255], 3 * k);
    }
    column.colours.fill(150, 0, 3);
  }
  return column;
}

/** Each code stands as its difference from what its neighbours to the west and south foretell (JPEG-LS). */
function foretold(codes) {
  const all = new Uint8Array(nx * ny * nz);
  for (let i = 0; i < codes.length; i++) {
    const v = cells[i], west = v % nx > 0, south = (v / nx | 0) % ny > 0;
    const a = west ? all[v - 1] : 0, b = south ? all[v - nx] : 0, c = west && south ? all[v - nx - 1] : 0;
    const low = a < b ? a : b, high = a < b ? b : a, p = a + b - c;
    codes[i] = all[v] = codes[i] + (p < low ? low : p > high ? high : p) & 255;
  }
  return codes;
}

async function unpackCells() {
  const bits = await inflate(data.mask);
  cells = new Uint32Array(data.voxels);
  for (let v = 0, i = 0; v < nx * ny * nz; v++) if (bits[v >> 3] >> (v & 7) & 1) cells[i++] = v;
}

// Directions of the six faces, how bright each is, and the corners of each, counter-clockwise from outside.
const FACES = [
  { d: [1, 0, 0], shade: 0.86, c: [1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1] },
  { d: [-1, 0, 0], shade: 0.74, c: [0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1] },
  { d: [0, 1, 0], shade: 0.66, c: [1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1] },
  { d: [0, -1, 0], shade: 0.92, c: [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1] },
  { d: [0, 0, 1], shade: 1.0, c: [0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1] },
  { d: [0, 0, -1], shade: 0.55, c: [0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0] }
];

/** Which voxels show, and the skin between them and the rest. */
function skin(filter, colour, threshold, cutAxis, cut) {
  const shown = new Uint8Array(nx * ny * nz);
  const cutAway = v => cutAxis === 0 ? v % nx > cut : cutAxis === 1 ? (v / nx | 0) % ny < cut
    : cutAxis === 2 ? (v / (nx * ny) | 0) > cut : false;
  let visible = 0;
  for (let i = 0; i < cells.length; i++) {
    if (filter.codes[i] >= threshold) {
      visible++;
      if (!cutAway(cells[i])) shown[cells[i]] = 1;
    }
  }
  const open = (v, x, y, z, d) => {
    const a = x + d[0], b = y + d[1], c = z + d[2];
    return a < 0 || b < 0 || c < 0 || a >= nx || b >= ny || c >= nz || !shown[v + d[0] + nx * (d[1] + ny * d[2])];
  };
  const count = () => {
    let faces = 0;
    for (let i = 0; i < cells.length; i++) {
      const v = cells[i];
      if (!shown[v]) continue;
      const x = v % nx, y = (v / nx | 0) % ny, z = v / (nx * ny) | 0;
      for (const f of FACES) if (open(v, x, y, z, f.d)) faces++;
    }
    return faces;
  };
  let keepFrom = threshold;
  let faces = count();
  for (const most = filter.levels.length; faces > hook.mostFaces && keepFrom < most; faces = count()) {
    keepFrom = Math.min(most, keepFrom + 8);
    for (let i = 0; i < cells.length; i++) if (filter.codes[i] < keepFrom) shown[cells[i]] = 0;
  }
  const complete = faces <= hook.mostFaces;
  faces = Math.min(faces, hook.mostFaces);
  const positions = new Float32Array(12 * faces);
  const colours = new Uint8Array(12 * faces);
  const index = new Uint32Array(6 * faces);
  let f = 0, drawn = 0;
  for (let i = 0; i < cells.length; i++) {
    const v = cells[i];
    if (!shown[v] || f + 6 > faces && !complete) continue;
    drawn++;
    const x = v % nx, y = (v / nx | 0) % ny, z = v / (nx * ny) | 0;
    const k = 3 * colour.codes[i];
    for (const face of FACES) {
      if (!open(v, x, y, z, face.d)) continue;
      for (let j = 0; j < 4; j++) {
        positions[12 * f + 3 * j] = (x + face.c[3 * j]) * dx;
        positions[12 * f + 3 * j + 1] = (y + face.c[3 * j + 1]) * dy;
        positions[12 * f + 3 * j + 2] = (z + face.c[3 * j + 2]) * dz;
        for (let c = 0; c < 3; c++) colours[12 * f + 3 * j + c] = colour.colours[k + c] * face.shade;
      }
      index.set([4 * f, 4 * f + 1, 4 * f + 2, 4 * f, 4 * f + 2, 4 * f + 3], 6 * f);
      f++;
    }
  }
  return { shown, visible, drawn, positions, colours, index, reduced: keepFrom > threshold || !complete };
}

// ---- The stage -------------------------------------------------------------------------------------------------

let renderer, camera, controls, scene, root, voxels, current, queued = false;
const layers = {};
const tags = [];                            // names in the picture: {element, at, rank, kind}
const radius = 0.5 * Math.hypot(nx * dx, ny * dy, nz * dz);

function fail(text) {
  $('message').textContent = text;
  $('message').hidden = false;
  $('controls').hidden = true;
  hook.error = text;
  hook.ready = true;
}

function stage() {
  // Colours are given as they should look; no conversion between colour spaces.
  THREE.ColorManagement.enabled = false;
  // The buffer is kept so that the picture prints.
  renderer = new THREE.WebGLRenderer({ canvas: $('canvas'), antialias: true, alpha: true, preserveDrawingBuffer: true });
  renderer.outputColorSpace = THREE.LinearSRGBColorSpace;
  renderer.setPixelRatio(Math.min(2, devicePixelRatio));
  hook.webgl = true;
  scene = new THREE.Scene();
  root = new THREE.Group();
  scene.add(root, new THREE.HemisphereLight(0xffffff, 0x777777, 2.4));
  const sun = new THREE.DirectionalLight(0xffffff, 1.6);
  sun.position.set(-0.5, -0.8, 1.2);
  scene.add(sun);
  camera = new THREE.PerspectiveCamera(36, 1, radius / 200, radius * 30);
  camera.up.set(0, 0, 1);
  controls = new OrbitControls(camera, $('canvas'));
  controls.zoomToCursor = true;
  controls.addEventListener('change', draw);
  voxels = new THREE.Mesh(new THREE.BufferGeometry(), new THREE.MeshBasicMaterial({ vertexColors: true }));
  const frame = new THREE.Group();
  frame.position.set(...data.grid.corner);
  frame.rotation.z = -data.grid.rotation;
  frame.add(voxels);
  root.add(frame);
  layers.voxels = { title: 'Ground', object: frame };
  new ResizeObserver(resize).observe($('stage'));
}

function resize() {
  const { clientWidth: w, clientHeight: h } = $('stage');
  if (!w || !h) return;
  renderer.setSize(w, h, false);
  camera.aspect = w / h;
  camera.updateProjectionMatrix();
  draw();
}

function draw() {
  if (!queued) {
    queued = true;
    requestAnimationFrame(() => {
      queued = false;
      renderer.render(scene, camera);
      placeTags();
    });
  }
}

function bounds() {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  const [x0, y0, z0] = data.grid.corner, r = data.grid.rotation;
  for (const u of [0, nx * dx]) for (const v of [0, ny * dy]) for (const w of [0, nz * dz]) {
    const p = [x0 + u * Math.cos(r) + v * Math.sin(r), y0 - u * Math.sin(r) + v * Math.cos(r), z0 + w];
    for (let k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], p[k]);
      box[k + 3] = Math.max(box[k + 3], p[k]);
    }
  }
  return box;
}

/** A box with a floor grid, and the coordinates along its nearest edges. */
function frameBox() {
  const b = bounds();
  const points = [];
  const line = (...p) => points.push(...p);
  const raw = Math.max(b[3] - b[0], b[4] - b[1]) / 5, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(m => m * power >= raw);
  for (let k = 0; k < 3; k++) {
    const c = data.centre[k];
    for (let w = Math.ceil((b[k] + c) / step) * step; w <= b[k + 3] + c; w += step) {
      const v = w - c;
      if (k === 0) line(v, b[1], b[2], v, b[4], b[2]);
      if (k === 1) line(b[0], v, b[2], b[3], v, b[2]);
      tag(element('span', 'axis', group(w) + ['\u202fE', '\u202fN', '\u202fm'][k]), null, 1000, 'axis').edge = { k, v, b };
    }
  }
  for (const [x, y] of [[0, 1], [3, 1], [3, 4], [0, 4]]) line(b[x], b[y], b[2], b[x], b[y], b[5]);
  for (const z of [2, 5]) line(b[0], b[1], b[z], b[3], b[1], b[z], b[3], b[1], b[z], b[3], b[4], b[z],
    b[3], b[4], b[z], b[0], b[4], b[z], b[0], b[4], b[z], b[0], b[1], b[z]);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(points, 3));
  const material = new THREE.LineBasicMaterial({ transparent: true, opacity: 0.35 });
  const tint = () => { material.color.set(dark.matches ? 0xaab4be : 0x4a5560); draw(); };
  dark.addEventListener('change', tint);
  tint();
  root.add(new THREE.LineSegments(geometry, material));
}

async function holes() {
  const ends = await floats(data.holes.ends), kinds = await inflate(data.holes.kinds);
  if (!kinds.length) return;
  const object = new THREE.Group();
  data.holes.classes.forEach((kind, k) => {
    const own = [];
    for (let i = 0; i < kinds.length; i++) if (kinds[i] === k) own.push(...ends.subarray(6 * i, 6 * i + 6));
    if (!own.length) return;
    const material = new LineMaterial({ color: kind.colour, linewidth: k < 2 ? 2 : 3.5 });
    object.add(new LineSegments2(new LineSegmentsGeometry().setPositions(own), material));
  });
  root.add(object);
  layers.holes = { title: 'Drillholes', object };
  data.holes.collars.forEach((c, i) => tag(element('span', 'hole', c.name), c.at, 100 + i, 'holes'));
  const legend = $('grade-legend');
  legend.append(data.holes.title, swatches(data.holes.classes.map(c => [c.colour, c.label])));
}

/** Proposed holes: dashed, in the colour of the text, each with its name at the collar. */
function planned() {
  if (!data.planned.length) return;
  const material = new LineMaterial({ linewidth: 3, dashed: true, dashSize: radius / 60, gapSize: radius / 120 });
  const lines = new LineSegments2(new LineSegmentsGeometry().setPositions(data.planned.flatMap(h => [...h.from, ...h.to])), material);
  lines.computeLineDistances();
  const tint = () => { material.color.set(dark.matches ? 0xffffff : 0x111111); draw(); };
  dark.addEventListener('change', tint);
  tint();
  root.add(lines);
  layers.planned = { title: 'Proposed holes', object: lines };
  data.planned.forEach((h, i) => {
    const name = element('span', 'hole planned', h.name);
    name.title = h.text;
    tag(name, h.from, 50 + i, 'planned');
  });
  hook.planned = data.planned.length;
}

async function meshes(list, key, title, colour, opacity) {
  if (!list.length) return;
  const object = new THREE.Group();
  for (const mesh of list) {
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute('position', new THREE.BufferAttribute(await floats(mesh.xyz), 3));
    geometry.setIndex(new THREE.BufferAttribute(new Uint32Array((await inflate(mesh.corners)).buffer), 1));
    geometry.computeVertexNormals();
    object.add(new THREE.Mesh(geometry, new THREE.MeshLambertMaterial({
      color: colour, transparent: true, opacity, side: THREE.DoubleSide, depthWrite: false
    })));
  }
  root.add(object);
  layers[key] = { title, object };
}

// ---- Names in the picture --------------------------------------------------------------------------------------

function tag(e, at, rank, kind) {
  $('labels').append(e);
  const t = { element: e, at, rank, kind, width: 0 };
  tags.push(t);
  return t;
}

const point = new THREE.Vector3();

function placeTags() {
  const { clientWidth: w, clientHeight: h } = $('stage');
  const eye = camera.position;
  const flat = root.scale.z;
  const project = p => {
    point.set(p[0], p[1], p[2] * flat).project(camera);
    return point.z > 1 || point.z < -1 ? null : [(point.x + 1) / 2 * w, (1 - point.y) / 2 * h];
  };
  const taken = [];
  for (const t of tags) {
    let at = t.at;
    if (t.edge) {                           // the edge nearest to the eye; heights at the leftmost upright
      const { k, v, b } = t.edge;
      const x = Math.abs(eye.x - b[0]) < Math.abs(eye.x - b[3]) ? b[0] : b[3];
      const y = Math.abs(eye.y - b[1]) < Math.abs(eye.y - b[4]) ? b[1] : b[4];
      if (k === 0) at = [v, y, b[2]];
      else if (k === 1) at = [x, v, b[2]];
      else {
        const corners = [[b[0], b[1], v], [b[3], b[1], v], [b[3], b[4], v], [b[0], b[4], v]];
        at = corners.map(c => [project(c)?.[0] ?? Infinity, c]).sort((m, n) => m[0] - n[0])[0][1];
      }
    }
    const off = t.kind !== 'axis' && layers[t.kind] && !layers[t.kind].object.visible;
    const p = off ? null : project(at);
    t.width ||= t.element.offsetWidth;
    let show = p !== null;
    if (show) {
      const left = t.edge?.k === 2 ? p[0] - t.width - 6 : p[0] - t.width / 2;
      const top = t.edge ? p[1] + (t.edge.k === 2 ? -7 : 5) : p[1] - 22;
      const box = [left - 3, top - 1, left + t.width + 3, top + 17];
      show = !taken.some(o => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]);
      if (show) {
        taken.push(box);
        t.element.style.transform = `translate(${left.toFixed(1)}px,${top.toFixed(1)}px)`;
      }
    }
    t.element.style.visibility = show ? 'visible' : 'hidden';
  }
  const look = controls.target;
  let heading = Math.atan2(look.x - eye.x, look.y - eye.y);
  if (Math.hypot(look.x - eye.x, look.y - eye.y) < 1e-3 * radius) heading = -controls.getAzimuthalAngle();
  $('needle').setAttribute('transform', `rotate(${(-heading * 180 / Math.PI).toFixed(1)})`);
}

// ---- Going about -----------------------------------------------------------------------------------------------

function view(direction, target = [0, 0, 0], reach = radius, now = false) {
  const to = new THREE.Vector3(target[0], target[1], target[2] * root.scale.z);
  const narrow = Math.min(1, camera.aspect);
  const distance = reach / Math.sin(camera.fov * Math.PI / 360) / narrow;
  const from = new THREE.Vector3(...direction).normalize().multiplyScalar(distance).add(to);
  if (now || calm.matches) {
    camera.position.copy(from);
    controls.target.copy(to);
    controls.update();
    draw();
    return;
  }
  const p0 = camera.position.clone(), t0 = controls.target.clone(), start = performance.now();
  const move = time => {
    const s = Math.min(1, Math.max(0, (time - start) / 700)), e = s * s * (3 - 2 * s);
    camera.position.lerpVectors(p0, from, e);
    controls.target.lerpVectors(t0, to, e);
    controls.update();
    draw();
    if (s < 1) requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
}

/** The whole model from a direction, as near as its box and the names around it allow. */
function whole(direction, now) {
  const b = bounds(), eye = camera.clone(), target = new THREE.Vector3();
  const way = new THREE.Vector3(...direction).normalize();
  let distance = 4 * radius;
  for (let turn = 0; turn < 8; turn++) {
    eye.position.copy(target).addScaledVector(way, distance);
    eye.lookAt(target);
    eye.updateMatrixWorld();
    const low = [Infinity, Infinity], high = [-Infinity, -Infinity];
    for (const x of [b[0], b[3]]) for (const y of [b[1], b[4]]) for (const z of [b[2], b[5]]) {
      const p = new THREE.Vector3(x, y, z * root.scale.z).project(eye);
      for (const [k, v] of [p.x, p.y].entries()) {
        low[k] = Math.min(low[k], v);
        high[k] = Math.max(high[k], v);
      }
    }
    const half = Math.tan(eye.fov * Math.PI / 360) * distance;
    const right = new THREE.Vector3().setFromMatrixColumn(eye.matrixWorld, 0);
    const up = new THREE.Vector3().setFromMatrixColumn(eye.matrixWorld, 1);
    target.addScaledVector(right, (low[0] + high[0]) / 2 * half * eye.aspect).addScaledVector(up, (low[1] + high[1]) / 2 * half);
    distance *= Math.max((high[0] - low[0]) / 1.76, (high[1] - low[1]) / 1.82);
  }
  target.z /= root.scale.z;
  view(direction, target.toArray(), distance * Math.sin(camera.fov * Math.PI / 360) * Math.min(1, camera.aspect), now);
}

const home = now => whole([0.55, -1, 0.52], now);

function fly(id) {
  const target = data.targets.find(t => t.id === id);
  if (!target || !renderer) return;
  const direction = camera.position.clone().sub(controls.target).toArray();
  hook.flownTo = id;
  view(direction, target.at, Math.max(1.6 * target.size, 0.2 * radius));
}

function targets() {
  const marks = new THREE.Group();
  const material = new THREE.PointsMaterial({ size: 9, sizeAttenuation: false, depthTest: false, color: 0xc1121f });
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(data.targets.flatMap(t => t.at), 3));
  marks.add(new THREE.Points(geometry, material));
  if (data.targets.length) {
    root.add(marks);
    layers.targets = { title: 'Targets', object: marks };
  }
  data.targets.forEach((t, i) => {
    const b = element('button', t.class, t.id);
    b.type = 'button';
    b.addEventListener('click', () => fly(t.id));
    tag(b, t.at, i, 'targets');
  });
  for (const b of document.querySelectorAll('button.fly')) {
    b.addEventListener('click', () => {
      $('view').scrollIntoView();
      fly(b.dataset.target);
    });
  }
}

// ---- Controls --------------------------------------------------------------------------------------------------

function swatches(pairs) {
  const box = element('div', 'swatches', '');
  for (const [colour, text] of pairs) {
    const item = element('span', '', '');
    const patch = element('i', '', '');
    patch.style.background = colour;
    item.append(patch, text);
    box.append(item);
  }
  return box;
}

function legend(column) {
  const box = $('legend');
  box.replaceChildren();
  if (column.names) {
    box.append(swatches(column.names.map((n, i) => [column.palette[i], n])));
    return;
  }
  const ramp = element('div', 'ramp', '');
  ramp.style.background = `linear-gradient(90deg,${data.viridis.filter((_, i) => i % 16 === 0 || i === 254).map(hex)})`;
  const ticks = element('div', 'ticks', '');
  const texts = column.kind === 'rank'
    ? Array.from({ length: data.decades + 1 }, (_, i) => percent(10 ** -i))
    : [column.levels[0], column.levels[column.levels.length >> 1], column.levels.at(-1)].map(v => number(v, 2));
  ticks.append(...texts.map(t => element('span', '', t)));
  box.append(ramp, ticks);
  if (column.kind === 'rank') box.append(element('small', '', 'among the best … of the ground'));
}

/** The threshold at which the view opens: the best 2 % by rank, the upper third by value, the upper classes. */
function opening(column) {
  const most = column.levels.length;
  if (column.kind === 'rank') return 1 + Math.round(Math.log10(50) / data.decades * (most - 1));
  return column.kind === 'linear' ? Math.round(most * 0.67) : Math.min(2, most);
}

async function rebuild() {
  const mine = rebuild.turn = (rebuild.turn || 0) + 1;
  const filter = await load($('filter').value), colour = await load($('colour').value);
  if (mine !== rebuild.turn) return;        // a later call has overtaken this one
  const threshold = +$('threshold').value;
  const axis = $('cut-axis').value;
  const s = skin(filter, colour, threshold, axis === '' ? -1 : +axis, +$('cut').value);
  voxels.geometry.dispose();
  const g = voxels.geometry = new THREE.BufferGeometry();
  g.setAttribute('position', new THREE.BufferAttribute(s.positions, 3));
  g.setAttribute('color', new THREE.BufferAttribute(s.colours, 3, true));
  g.setIndex(new THREE.BufferAttribute(s.index, 1));
  current = { filter, colour, shown: s.shown };
  hook.visibleVoxels = s.visible;
  hook.drawnVoxels = s.drawn;
  const value = filter.names ? filter.names[threshold - 1] : number(filter.levels[threshold - 1]);
  const share = data.voxels ? s.visible / data.voxels : 0;
  $('threshold-value').textContent = filter.kind === 'rank' ? `${value} (best ${percent(share)})` : value;
  $('count').textContent = `${group(s.visible)} of ${group(data.voxels)} voxels, ${percent(share)} of the ground.`
    + (data.left.length ? ` Not in this page, for it would grow too large: ${data.left.join(', ')}.` : '')
    + (s.reduced ? ` Too many to draw at once: only ${group(s.drawn)} are shown, the best first.` : '');
  const at = +$('cut').value;
  $('cut-value').textContent = axis === '2' ? group(data.centre[2] + data.grid.corner[2] + (at + 1) * dz) + ' m elevation'
    : axis === '' ? '' : `${group((axis === '0' ? (at + 1) * dx : at * dy))} m from the ${axis === '0' ? 'west' : 'south'} edge`;
  legend(colour);
  draw();
}

async function retune() {
  const filter = await load($('filter').value);
  $('threshold').max = filter.levels.length;
  $('threshold').value = opening(filter);
  await rebuild();
}

function setControls() {
  for (const id of ['filter', 'colour']) {
    for (const c of data.columns) $(id).add(new Option(c.title, c.id));
  }
  // Colour follows the filter until the user has chosen one.
  let chosen = false;
  $('filter').addEventListener('change', () => {
    if (!chosen) $('colour').value = $('filter').value;
    retune();
  });
  $('colour').addEventListener('change', () => { chosen = true; rebuild(); });
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; rebuild(); }, 30);
  };
  $('threshold').addEventListener('input', soon);
  $('cut').addEventListener('input', soon);
  $('cut-axis').addEventListener('change', () => {
    const axis = $('cut-axis').value;
    $('cut-row').hidden = axis === '';
    if (axis !== '') {
      $('cut').max = data.grid.count[+axis] - 1;
      $('cut').value = data.grid.count[+axis] >> 1;
    }
    rebuild();
  });
  $('exaggeration').addEventListener('input', () => {
    controls.target.z *= +$('exaggeration').value / root.scale.z;
    root.scale.z = +$('exaggeration').value;
    controls.update();
    $('exaggeration-value').textContent = `× ${root.scale.z}`;
    draw();
  });
  $('exaggeration-value').textContent = '× 1';
  for (const layer of Object.values(layers)) {
    const box = element('label', '', '');
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.checked = true;
    input.addEventListener('change', () => { layer.object.visible = input.checked; draw(); });
    box.append(input, ' ' + layer.title);
    $('toggles').append(box);
  }
  $('home').addEventListener('click', () => home(false));
  $('top').addEventListener('click', () => whole([0, -0.001, 1]));
  $('south').addEventListener('click', () => whole([0, -1, 0]));
}

/** A click on ground reads its values: walks along the line of sight to the first voxel shown. */
function probe() {
  let down = [0, 0];
  $('canvas').addEventListener('pointerdown', e => { down = [e.clientX, e.clientY]; });
  $('canvas').addEventListener('pointerup', e => {
    if (Math.hypot(e.clientX - down[0], e.clientY - down[1]) > 4) return;
    const r = $('canvas').getBoundingClientRect();
    const ray = new THREE.Raycaster();
    ray.setFromCamera(new THREE.Vector2((e.clientX - r.left) / r.width * 2 - 1, 1 - (e.clientY - r.top) / r.height * 2), camera);
    const inverse = voxels.matrixWorld.clone().invert();
    const p = ray.ray.origin.clone().applyMatrix4(inverse);
    const d = ray.ray.origin.clone().addScaledVector(ray.ray.direction, 1).applyMatrix4(inverse).sub(p);
    const step = 0.25 * Math.min(dx, dy, dz) / d.length();
    const reach = (camera.position.length() + 2 * radius * Math.max(1, root.scale.z));
    let hit = -1;
    for (let t = 0; t < reach && hit < 0 && layers.voxels.object.visible; t += step) {
      const x = Math.floor((p.x + t * d.x) / dx), y = Math.floor((p.y + t * d.y) / dy), z = Math.floor((p.z + t * d.z) / dz);
      if (x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz) {
        const v = x + nx * (y + ny * z);
        if (current.shown[v]) hit = v;
      }
    }
    $('probe').hidden = hit < 0;
    if (hit < 0) return;
    let i = 0;
    for (let low = 0, high = cells.length - 1; low <= high;) {
      i = low + high >> 1;
      if (cells[i] === hit) break;
      if (cells[i] < hit) low = i + 1; else high = i - 1;
    }
    const u = (hit % nx + 0.5) * dx, v = ((hit / nx | 0) % ny + 0.5) * dy, a = data.grid.rotation;
    const at = [
      data.centre[0] + data.grid.corner[0] + u * Math.cos(a) + v * Math.sin(a),
      data.centre[1] + data.grid.corner[1] - u * Math.sin(a) + v * Math.cos(a),
      data.centre[2] + data.grid.corner[2] + ((hit / (nx * ny) | 0) + 0.5) * dz
    ];
    const read = [...columns.values()].filter(c => c.codes && c.codes[i] > 0)
      .map(c => `${c.title} ${c.names ? c.names[c.codes[i] - 1] : number(c.levels[c.codes[i] - 1])}`);
    $('probe').textContent = `East ${group(at[0])}, north ${group(at[1])}, elevation ${group(at[2])} m · ` + read.join(' · ');
  });
}

async function main() {
  if (!('DecompressionStream' in window)) {
    fail('This browser is too old for the 3D view (it lacks DecompressionStream). The figures below show the same.');
    return;
  }
  try {
    stage();
  } catch (e) {
    fail('No 3D view: this browser or machine offers no WebGL. The figures below show the same.');
    return;
  }
  await unpackCells();
  targets();
  await meshes(data.orebodies, 'orebodies', 'Orebodies', 0xd0342c, 0.3);
  await meshes(data.faults, 'faults', 'Faults', parseInt(data.colours.fault.slice(1), 16), 0.24);
  await holes();
  planned();
  frameBox();
  tags.sort((a, b) => a.rank - b.rank);
  setControls();
  probe();
  resize();
  home(true);
  if (data.columns.length) await retune();
  else $('count').textContent = 'The block model has no column to show.';
  await new Promise(requestAnimationFrame);
  hook.ready = true;
}

/** A link to a target's sheet opens it; when the page is printed all are open. */
function sheets() {
  const all = [...document.querySelectorAll('details.sheet')];
  const open = () => {
    const sheet = all.find(d => '#' + d.id === location.hash);
    if (sheet) {
      sheet.open = true;
      sheet.scrollIntoView();
    }
  };
  for (const a of document.querySelectorAll('a.sheet-link')) a.addEventListener('click', () => setTimeout(open));
  window.addEventListener('hashchange', open);
  let shut = [];
  window.addEventListener('beforeprint', () => {
    shut = all.filter(d => !d.open);
    for (const d of shut) d.open = true;
  });
  window.addEventListener('afterprint', () => { for (const d of shut) d.open = false; });
  open();
}

sheets();
main().catch(e => {
  fail('The 3D view failed: ' + e.message);
  console.error(e);
});
