// Drillholes as tubes, coloured by grade or by rock, and the holes that are proposed.
import * as THREE from 'three';
import { LineSegments2 } from 'three/addons/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/LineSegmentsGeometry.js';
import { LineMaterial } from 'three/addons/LineMaterial.js';
import { $, changed, data, element, floats, hook, inflate, ints, isDark, number, onTheme, swatches } from 'viewer/page.js';
import { radius } from 'viewer/model.js';
import { addLayer, camera, controls, draw, isShown, project, root } from 'viewer/stage.js';
import { tag } from 'viewer/labels.js';

const { holes } = data;
// Radii when the whole model is in view; nearer by they shrink, so that a tube never hides the ground.
const THIN = radius / 380, THICK = radius / 270, LEAST = 0.12;
let ends, depths, hole, kinds, rocks;       // of each straight piece
let starts, from, to, grade;                // composites, those of a hole together
let logStarts, logFrom, logTo, logCode;     // logged intervals likewise
let tubes = null;
const slim = { value: 1 };                  // share of the radii that is drawn

export async function addHoles() {
  [ends, depths, grade, from, to, logFrom, logTo] = await Promise.all(
    ['ends', 'depths', 'grade', 'from', 'to', 'logFrom', 'logTo'].map(k => floats(holes[k])));
  [hole, starts, logStarts, logCode] = await Promise.all(['hole', 'starts', 'logStarts', 'logCode'].map(k => ints(holes[k])));
  [kinds, rocks] = await Promise.all(['kinds', 'rocks'].map(k => inflate(holes[k])));
  if (!kinds.length) return;
  const shape = new THREE.CylinderGeometry(1, 1, 1, 5, 1, true).rotateX(Math.PI / 2);
  // Shaded around by hand: lamps would change the colours, which the legend must match.
  const round = shape.getAttribute('normal'), shade = new Float32Array(3 * round.count);
  for (let i = 0; i < round.count; i++) shade.fill(0.86 + 0.14 * round.getX(i), 3 * i, 3 * i + 3);
  shape.setAttribute('color', new THREE.BufferAttribute(shade, 3));
  tubes = new THREE.InstancedMesh(shape, new THREE.MeshBasicMaterial({ vertexColors: true }), kinds.length);
  tubes.material.onBeforeCompile = shader => {
    shader.uniforms.slim = slim;
    shader.vertexShader = 'uniform float slim;\n'
      + shader.vertexShader.replace('#include <begin_vertex>', '#include <begin_vertex>\ntransformed.xy *= slim;');
  };
  tubes.onBeforeRender = () => {
    slim.value = Math.min(1, Math.max(LEAST, camera.position.distanceTo(controls.target) / (3 * radius)));
  };
  tubes.frustumCulled = false;
  addLayer('holes', 'Drillholes', tubes);
  holes.collars.forEach((c, i) => tag(element('span', 'hole', c.name), c.at, 100 + i, 'holes'));
  $('holes-colour-row').hidden = !holes.rockClasses.length;
  $('holes-colour').options[0].textContent = holes.title;
  $('holes-colour').addEventListener('change', () => { colour(); changed(); });
  colour();
}

/** Lays the tubes along their pieces; richer ones are thicker where grade is shown. */
function place(byRock) {
  const a = new THREE.Vector3(), b = new THREE.Vector3(), size = new THREE.Vector3(), m = new THREE.Matrix4();
  const q = new THREE.Quaternion(), up = new THREE.Vector3(0, 0, 1), along = new THREE.Vector3();
  for (let i = 0; i < kinds.length; i++) {
    a.fromArray(ends, 6 * i);
    b.fromArray(ends, 6 * i + 3);
    along.subVectors(b, a);
    const length = along.length(), r = byRock || kinds[i] > 1 ? THICK : THIN;
    q.setFromUnitVectors(up, along.normalize());
    tubes.setMatrixAt(i, m.compose(a.add(b).multiplyScalar(0.5), q, size.set(r, r, length)));
  }
  tubes.instanceMatrix.needsUpdate = true;
}

function colour() {
  const byRock = $('holes-colour').value === 'rock' && holes.rockClasses.length > 0;
  const classes = byRock ? holes.rockClasses : holes.classes;
  place(byRock);
  const colours = classes.map(c => new THREE.Color(c.colour));
  for (let i = 0; i < kinds.length; i++) {
    tubes.setColorAt(i, colours[byRock ? Math.min(rocks[i], colours.length - 1) : kinds[i]]);
  }
  tubes.instanceColor.needsUpdate = true;
  $('grade-legend').replaceChildren(byRock || holes.rockClasses.length ? '' : holes.title, swatches(classes.map(c => [c.colour, c.label])));
  draw();
}

/** Proposed holes: dashed, in the colour of the text, each with its name at the collar. */
export function addPlanned() {
  if (!data.planned.length) return;
  const material = new LineMaterial({ linewidth: 3, dashed: true, dashSize: radius / 60, gapSize: radius / 120 });
  const lines = new LineSegments2(new LineSegmentsGeometry().setPositions(data.planned.flatMap(h => [...h.from, ...h.to])), material);
  lines.computeLineDistances();
  onTheme(() => { material.color.set(isDark() ? 0xffffff : 0x111111); draw(); });
  addLayer('planned', 'Proposed holes', lines);
  data.planned.forEach((h, i) => {
    const name = element('span', 'hole planned', h.name);
    name.title = h.text;
    tag(name, h.from, 50 + i, 'planned');
  });
  hook.planned = data.planned.length;
}

// ---- What the pointer is on --------------------------------------------------------------------------------------

const NEAR = 5;                             // pixels beside a hole that still mean it
/** The piece along a ray: how far, which, where on it (0 its upper end, 1 its lower), and how far beside the ray, as an angle. */
const met = { t: Infinity, piece: -1, share: 0, beside: Infinity };

/**
 * Looks along a ray (unit direction) for a piece of the holes given by their ends; into `met`. Of two holes the one
 * in front counts, of two pieces of one hole the one that the ray passes closer by.
 */
function nearest(o, d, list, owner, thick) {
  const flat = root.scale.z, pixel = 2 * Math.tan(camera.fov * Math.PI / 360) / Math.max(1, $('stage').clientHeight);
  met.t = Infinity;
  met.piece = -1;
  met.beside = Infinity;
  for (let i = 0; i < list.length; i += 6) {
    const vx = list[i + 3] - list[i], vy = list[i + 4] - list[i + 1], vz = (list[i + 5] - list[i + 2]) * flat;
    const wx = o.x - list[i], wy = o.y - list[i + 1], wz = o.z - list[i + 2] * flat;
    const b = d.x * vx + d.y * vy + d.z * vz, c = vx * vx + vy * vy + vz * vz;
    const dw = d.x * wx + d.y * wy + d.z * wz, e = vx * wx + vy * wy + vz * wz, den = c - b * b;
    let u = den > 1e-9 * c ? (e - dw * b) / den : 0;
    u = Math.min(1, Math.max(0, u));
    const t = u * b - dw;
    if (t <= 0) continue;
    const px = wx + t * d.x - u * vx, py = wy + t * d.y - u * vy, pz = wz + t * d.z - u * vz;
    const beside = Math.sqrt(px * px + py * py + pz * pz);
    if (beside > Math.max(thick, NEAR * pixel * t)) continue;
    const same = met.piece >= 0 && owner !== null && owner[i / 6] === owner[met.piece];
    if (same ? beside / t < met.beside : t < met.t) {
      met.t = t;
      met.beside = beside / t;
      met.piece = i / 6;
      met.share = u;
    }
  }
  return met.piece >= 0;
}

/** Row of a hole's table at a depth, −1 if it has none there. */
function rowAt(first, upper, lower, h, depth) {
  let a = first[h], b = first[h + 1] - 1;
  while (a <= b) {
    const m = a + b >> 1;
    if (depth < upper[m]) b = m - 1;
    else if (depth > lower[m]) a = m + 1;
    else return m;
  }
  return -1;
}

const metres = v => number(v, 4);

function tellPiece(i, share) {
  const h = hole[i], depth = depths[2 * i] + share * (depths[2 * i + 1] - depths[2 * i]);
  const row = rowAt(starts, from, to, h, depth), log = rowAt(logStarts, logFrom, logTo, h, depth);
  const stretch = row >= 0 ? `${metres(from[row])}–${metres(to[row])}` : metres(depth);
  const measured = row >= 0 && !Number.isNaN(grade[row]) ? `${number(grade[row])} ${holes.unit}`.trim() : 'not assayed';
  return `${holes.collars[h].name} · ${stretch} m · ${holes.variable} ${measured}`
    + (log >= 0 && logCode[log] >= 0 ? ` · ${holes.codes[logCode[log]]}` : '');
}

const plannedEnds = new Float32Array(data.planned.flatMap(h => [...h.from, ...h.to]));

/** What a ray meets of the holes nearer than `limit`: its text, '' if nothing. */
export function holeOn(o, d, limit) {
  let text = '', best = limit;
  if (tubes && isShown('holes') && nearest(o, d, ends, hole, slim.value * THICK) && met.t < best) {
    best = met.t;
    text = tellPiece(met.piece, met.share);
  }
  if (isShown('planned') && nearest(o, d, plannedEnds, null, slim.value * THIN) && met.t < best) {
    text = `${data.planned[met.piece].name} · ${data.planned[met.piece].text}`;
  }
  return text;
}

/** Where a hole at a depth is on the stage [pixels], for tests; null if there is none. */
hook.holeOnStage = (name, depth) => {
  const h = holes.collars.findIndex(c => c.name === name);
  for (let i = 0; i < hole.length; i++) {
    if (hole[i] !== h || depth < depths[2 * i] || depth > depths[2 * i + 1]) continue;
    const s = (depth - depths[2 * i]) / (depths[2 * i + 1] - depths[2 * i]), out = [0, 0];
    const p = [0, 1, 2].map(k => ends[6 * i + k] + s * (ends[6 * i + 3 + k] - ends[6 * i + k]));
    return project(...p, out) ? out : null;
  }
  return null;
};

export const holeState = () => $('holes-colour').value === 'rock' ? { holes: 'rock' } : {};

export function restoreHoles(said) {
  if (!tubes) return;
  $('holes-colour').value = said.holes === 'rock' && holes.rockClasses.length ? 'rock' : 'grade';
  colour();
}
