// Surfaces: faults, orebodies, bodies of targets, the topography.
import * as THREE from 'three';
import { data, floats, hook, ints, number, rgb } from 'viewer/page.js';
import { bounds, codes, dx, dy, dz, eachGround, isGround, numberOf, nx, ny, nz } from 'viewer/model.js';
import { CORNERS, openFaces } from 'viewer/skin.js';
import { addLayer, frame, isShown } from 'viewer/stage.js';

// Both sides in one pass: twice as fast, and one colour needs no order.
const surface = (geometry, colour, opacity) => new THREE.Mesh(geometry, new THREE.MeshLambertMaterial({
  color: colour, transparent: true, opacity, side: THREE.DoubleSide, forceSinglePass: true, depthWrite: false
}));

/** All surfaces of a kind in one, which is drawn in one call. */
async function triangles(meshes) {
  const [xyz, corners] = await Promise.all([floats(meshes.xyz), ints(meshes.corners)]);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(xyz, 3));
  geometry.setIndex(new THREE.BufferAttribute(new Uint32Array(corners.buffer), 1));
  geometry.computeVertexNormals();
  return geometry;
}

/** What lies outside the box of the model is not drawn: faults often run far beyond it. */
function within(mesh, box) {
  const at = v => `vec3(${v.map(x => x.toFixed(3)).join()})`;
  mesh.material.onBeforeCompile = shader => {
    shader.vertexShader = 'varying vec3 place;\n'
      + shader.vertexShader.replace('#include <begin_vertex>', '#include <begin_vertex>\nplace = position;');
    shader.fragmentShader = 'varying vec3 place;\n' + shader.fragmentShader.replace('#include <clipping_planes_fragment>',
      `if (any(lessThan(place, ${at(box.slice(0, 3))})) || any(greaterThan(place, ${at(box.slice(3))}))) discard;`);
  };
  return mesh;
}

/** Surfaces as one layer; the more there are the fainter, for they lie behind one another. */
export async function addMeshes(meshes, key, title, colour, opacity) {
  if (!meshes.count) return;
  const mesh = surface(await triangles(meshes), colour, opacity / Math.max(1, Math.sqrt(meshes.count / 4)));
  addLayer(key, title, within(mesh, bounds()));
}

// ---- Bodies of targets -------------------------------------------------------------------------------------------

let bodyOf = null;                          // number of the body of each ground voxel, 0 for none

/** The walls of a body as four corners each, over shared vertices in metres from the grid's corner. */
function walls(member, own) {
  const number = new Map(), xyz = [], quads = [];
  for (const v of own) {
    const open = openFaces(member, v), x = v % nx, y = (v / nx | 0) % ny, z = v / (nx * ny) | 0;
    for (let side = 0; side < 6; side++) {
      if (!(open >> side & 1)) continue;
      const c = CORNERS[side];
      for (let j = 0; j < 12; j += 3) {
        const a = x + c[j], b = y + c[j + 1], h = z + c[j + 2], key = a + (nx + 1) * (b + (ny + 1) * h);
        let n = number.get(key);
        if (n === undefined) {
          number.set(key, n = xyz.length / 3);
          xyz.push(a * dx, b * dy, h * dz);
        }
        quads.push(n);
      }
    }
  }
  return { xyz: Float32Array.from(xyz), quads };
}

/**
 * Rounds the steps of voxels off by moving each vertex toward its neighbours and a little further back (Taubin 1995),
 * so that the volume stays; nothing moves by more than about half a cell.
 */
function smooth(xyz, quads) {
  const sum = new Float32Array(xyz.length), count = new Uint16Array(xyz.length / 3);
  for (const weight of [0.5, -0.53, 0.5, -0.53, 0.5, -0.53]) {
    sum.fill(0);
    count.fill(0);
    for (let q = 0; q < quads.length; q += 4) for (let j = 0; j < 4; j++) {
      const a = quads[q + j], b = quads[q + (j + 1 & 3)];
      for (let k = 0; k < 3; k++) {
        sum[3 * a + k] += xyz[3 * b + k];
        sum[3 * b + k] += xyz[3 * a + k];
      }
      count[a]++;
      count[b]++;
    }
    for (let i = 0; i < xyz.length; i++) xyz[i] += weight * (sum[i] / count[i / 3 | 0] - xyz[i]);
  }
}

export async function addBodies() {
  if (!data.bodies.ids.length) return;
  bodyOf = await codes(data.bodies.codes);
  const object = new THREE.Group(), own = data.bodies.ids.map(() => []);
  eachGround((v, i) => { if (bodyOf[i]) own[bodyOf[i] - 1].push(v); });
  const member = new Uint8Array(nx * ny * nz);
  data.bodies.ids.forEach((id, k) => {
    for (const v of own[k]) member[v] = 1;
    const { xyz, quads } = walls(member, own[k]);
    for (const v of own[k]) member[v] = 0;
    smooth(xyz, quads);
    const index = new Uint32Array(quads.length / 4 * 6);
    for (let q = 0, t = 0; q < quads.length; q += 4) for (const j of [0, 1, 2, 0, 2, 3]) index[t++] = quads[q + j];
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute('position', new THREE.BufferAttribute(xyz, 3));
    geometry.setIndex(new THREE.BufferAttribute(index, 1));
    geometry.computeVertexNormals();
    const high = data.targets.find(t => t.id === id)?.class === 'high';
    object.add(surface(geometry, rgb(high ? data.colours.high : data.colours.medium), 0.45));
    hook.bodies[id] = { walls: quads.length / 4, voxels: own[k].length };
  });
  // A body that is a good part of the ground would hide all others; the list says which that is.
  const { left } = data.bodies;
  addLayer('bodies', 'Target bodies' + (left.length ? ` (${left.join(', ')} too wide)` : ''), object, true, frame);
}

/** What a ground voxel's body is called, '' if it belongs to none or they are not shown. */
export function bodyAt(cell) {
  const i = isShown('bodies') ? numberOf(cell) : -1;
  const k = i < 0 ? 0 : bodyOf[i];
  if (!k) return '';
  const t = data.targets.find(each => each.id === data.bodies.ids[k - 1]);
  return `Target ${t.id}, ${t.class}, ${number(t.volume / 1e6)} Mm³`;
}

// ---- Topography --------------------------------------------------------------------------------------------------

/** The surface that the project knows, or the top of the ground, a point a column of the grid. */
export async function addTopography() {
  const known = data.surface ? await floats(data.surface) : null;
  const xyz = new Float32Array(3 * nx * ny), there = new Uint8Array(nx * ny), index = [];
  for (let c = 0; c < nx * ny; c++) {
    let z = nz - 1;
    while (z >= 0 && !isGround(c + nx * ny * z)) z--;
    const height = known ? known[c] - data.grid.corner[2] : (z + 1) * dz;
    there[c] = known ? !Number.isNaN(height) : z >= 0;
    xyz.set([(c % nx + 0.5) * dx, ((c / nx | 0) + 0.5) * dy, there[c] ? height : 0], 3 * c);
  }
  for (let y = 0; y + 1 < ny; y++) for (let x = 0; x + 1 < nx; x++) {
    const a = x + nx * y, b = a + 1, c = b + nx, d = a + nx;
    if (there[a] && there[b] && there[c] && there[d]) index.push(a, b, c, a, c, d);
  }
  if (!index.length) return;
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(xyz, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  addLayer('topography', known ? 'Topography' : 'Top of the ground', surface(geometry, 0x9a8f7c, 0.4), false, frame);
}
