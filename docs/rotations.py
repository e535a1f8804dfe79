"""Draws rotations.svg: one ellipsoid, its angles as Leapfrog and as GSLIB count them. Run here: python3 rotations.py"""
import numpy as np

DIP, DIP_AZIMUTH, PITCH = np.radians([50, 110, 40])
RANGES = np.array([120.0, 70.0, 28.0])
VIEW, TILT = np.radians([26, 27])  # eye: turned from the south, above the level


def level(azimuth):
    return np.array([np.sin(azimuth), np.cos(azimuth), 0])


strike = level(DIP_AZIMUTH - np.pi / 2)
down = np.cos(DIP) * level(DIP_AZIMUTH) - np.sin(DIP) * np.array([0, 0, 1.0])
longest = np.cos(PITCH) * strike + np.sin(PITCH) * down
middle = np.sin(PITCH) * strike - np.cos(PITCH) * down # the upper end
shortest = np.cross(longest, middle)
azimuth = np.arctan2(longest[0], longest[1])
dip = np.arcsin(longest[2])
# GSLIB before its third turn: second axis level, to the right of the first and, after `setrot`, tipped by ang3.
flat = level(azimuth - np.pi / 2)
raised = np.cross(longest, flat)
plunge = np.arctan2(middle @ raised, middle @ flat) # of the end to the left

RIGHT = np.array([np.cos(VIEW), np.sin(VIEW), 0])
AWAY = np.array([-np.sin(VIEW), np.cos(VIEW), 0])
UP = np.cos(TILT) * np.array([0, 0, 1.0]) + np.sin(TILT) * AWAY
out = []


class Panel:
    def __init__(self, x, y):
        self.o = np.array([x, y])

    def at(self, p):
        p = np.asarray(p, float)
        return self.o + np.array([p @ RIGHT, -(p @ UP)])

    def path(self, points, kind, close=False):
        d = "M" + " L".join("%.1f %.1f" % tuple(self.at(p)) for p in points) + (" Z" if close else "")
        out.append(f'<path class="{kind}" d="{d}"/>')

    def line(self, a, b, kind, head=False):
        (x, y), (u, v) = self.at(a), self.at(b)
        tip = ' marker-end="url(#%s)"' % kind.split()[-1] if head else ""
        out.append(f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{u:.1f}" y2="{v:.1f}"{tip}/>')

    def text(self, p, label, kind="", dx=0, dy=0, anchor="middle"):
        x, y = self.at(p)
        out.append(f'<text class="{kind}" x="{x + dx:.1f}" y="{y + dy:.1f}" text-anchor="{anchor}">{label}</text>')

    def disc(self, a, b, radius, kind):
        t = np.linspace(0, 2 * np.pi, 73)[:-1]
        self.path([radius * (np.cos(k) * a + np.sin(k) * b) for k in t], kind, True)

    def arc(self, a, b, angle, radius, kind):
        t = np.linspace(0, angle, 30)
        self.path([radius * (np.cos(k) * a + np.sin(k) * b) for k in t], kind + " arc")
        return radius * (np.cos(angle / 2) * a + np.sin(angle / 2) * b)

    def ellipsoid(self):
        axes = np.array([longest, middle, shortest]).T * RANGES
        flatly = np.array([RIGHT, UP]) @ axes
        size, turn = np.linalg.eigh(flatly @ flatly.T)
        t = np.linspace(0, 2 * np.pi, 73)[:-1]
        ring = (turn * np.sqrt(size)) @ np.array([np.cos(t), np.sin(t)])
        d = "M" + " L".join("%.1f %.1f" % (self.o[0] + u, self.o[1] - v) for u, v in ring.T) + " Z"
        out.append(f'<path class="body" d="{d}"/>')
        self.disc(RANGES[0] * longest, RANGES[1] * middle, 1, "waist")

    def ground(self):
        self.disc(level(0), level(np.pi / 2), 165, "level")
        self.line([0, 0, 0], 165 * level(0), "thin", True)
        self.text(165 * level(0), "north", "dim", 6, -8)
        self.line([0, 0, 0], 165 * level(np.pi / 2), "thin", True)
        self.text(165 * level(np.pi / 2), "east", "dim", 8, 0, "start")


def caption(x, title, rows):
    out.append(f'<text class="title" x="{x}" y="34" text-anchor="middle">{title}</text>')
    for k, row in enumerate(rows):
        out.append(f'<text x="{x}" y="{430 + 22 * k}" text-anchor="middle">{row}</text>')


p = Panel(245, 225)
p.ground()
p.disc(strike, down, 150, "plane")
p.ellipsoid()
p.line(-150 * strike, 150 * strike, "strike")
p.text(150 * strike, "strike, pitch 0°", "strike-t", 40, -8)
p.line([0, 0, 0], 165 * level(DIP_AZIMUTH), "thin dash")
p.line([0, 0, 0], 150 * down, "blue", True)
p.text(150 * down, "down the dip, pitch 90°", "blue-t", 0, 20)
p.text(p.arc(level(0), level(np.pi / 2), DIP_AZIMUTH, 140, "grey"), "dip azimuth", "dim", 36, -10)
p.text(p.arc(level(DIP_AZIMUTH), np.array([0, 0, -1.0]), DIP, 118, "blue"), "dip", "blue-t", 16, 4)
p.text(p.arc(strike, down, PITCH, 62, "red"), "pitch", "red-t", 22, -2)
p.line([0, 0, 0], 1.13 * RANGES[0] * longest, "red", True)
p.text(1.13 * RANGES[0] * longest, "maximum", "red-t", 40, 12)
p.line([0, 0, 0], 1.0 * RANGES[1] * middle, "green", True)
p.text(RANGES[1] * middle, "intermediate", "green-t", -20, -10)
caption(245, "Leapfrog: a plane, and a line in it", [
    f"dip {np.degrees(DIP):.0f}°, dip azimuth {np.degrees(DIP_AZIMUTH):.0f}°, pitch {np.degrees(PITCH):.0f}°",
    "maximum 120, intermediate 70, minimum 28"])

q = Panel(735, 225)
q.ground()
q.ellipsoid()
q.line([0, 0, 0], 165 * level(azimuth), "thin dash")
q.text(q.arc(level(0), level(np.pi / 2), azimuth, 140, "grey"), "ang1", "dim", 4, -8)
q.text(q.arc(level(azimuth), np.array([0, 0, -1.0]), -dip, 125, "red"), "ang2", "red-t", 22, 4)
q.line([0, 0, 0], 1.13 * RANGES[0] * longest, "red", True)
q.text(1.13 * RANGES[0] * longest, "hmax", "red-t", 26, 12)
q.line([0, 0, 0], 105 * flat, "thin dash")
q.text(105 * flat, "level", "dim", -22, 4)
q.text(q.arc(flat, raised, plunge, 88, "green"), "ang3", "green-t", -16, -12)
q.line([0, 0, 0], 1.5 * RANGES[1] * middle, "green", True)
q.text(1.5 * RANGES[1] * middle, "hmin", "green-t", 6, -8)
q.line([0, 0, 0], 2.6 * RANGES[2] * shortest, "blue", True)
q.text(2.6 * RANGES[2] * shortest, "vert", "blue-t", 20, -2)
caption(735, "GSLIB: a line, and a turn about it", [
    f"ang1 {np.degrees(azimuth):.1f}°, ang2 {np.degrees(dip):.1f}°, ang3 {np.degrees(plunge):.1f}°",
    "hmax 120, hmin 70, vert 28"])

inks = {"red": "#d1435b", "blue": "#2f81d6", "green": "#2a9d6f", "thin": "#8b949e", "strike": "#b7791f"}
marks = "".join(
    f'<marker id="{n}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="{7 if n == "thin" else 5}" '
    f'markerHeight="{7 if n == "thin" else 5}" orient="auto"><path d="M0 0L10 5L0 10z" fill="{c}"/></marker>'
    for n, c in inks.items())
style = """
text{font:14px system-ui,sans-serif;fill:#1f2328}.title{font-size:17px;font-weight:600}.dim{fill:#6e7781}
.level{fill:#8b949e;fill-opacity:.10;stroke:#8b949e;stroke-opacity:.6}.plane{fill:#2f81d6;fill-opacity:.14;stroke:#2f81d6;stroke-opacity:.7}
.body{fill:#d1435b;fill-opacity:.16;stroke:#d1435b;stroke-width:1.2}.waist{fill:none;stroke:#d1435b;stroke-opacity:.45}
line,.arc{fill:none;stroke-width:2.4}.thin{stroke-width:1.2}.dash{stroke-dasharray:5 4}.arc{stroke-width:1.8}.grey{stroke:#8b949e}
""" + "".join(f".{n}{{stroke:{c}}}.{n}-t{{fill:{c};font-weight:600}}" for n, c in inks.items()) + """
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.dim{fill:#9ea7b3}}"""
with open("rotations.svg", "w") as f:
    f.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 470" role="img" aria-label="One ellipsoid, '
            f'its angles in Leapfrog and in GSLIB"><style>{style}</style><defs>{marks}</defs>\n' + "\n".join(out) + "\n</svg>\n")
print(np.degrees([azimuth, dip, plunge]))
