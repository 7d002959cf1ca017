"""Writes tests/Exp.Engine.Tests/Golden/elementary.json: values of the elementary functions to far more than double.

Each point is [x, y, d]: y is the double nearest to f(x), and f(x) = y + d ulp(y), so that errors can be measured in
fractions of an ulp. Points for float have an x that is a float.

Needs Python 3 and mpmath. Run from the repository root: python3 tools/elementary_table.py
"""

import json
import math
import random
import struct

from mpmath import mp, mpf

mp.dps = 400  # angles up to 1e308 need their 308 digits before the point
POINTS = 60
draw = random.Random(1)


def uniform(low, high):
    return [draw.uniform(low, high) for _ in range(POINTS)]


def sizes(low, high, signs=(1, -1)):
    """Numbers whose sizes are spread evenly over the powers of two from 2^low to 2^high."""
    return [draw.choice(signs) * 2.0 ** draw.uniform(low, high) for _ in range(POINTS)]


def around(*joints):
    """The neighbours of places where an algorithm changes over."""
    return [sign * joint * (1 + k * 2.0**-20) for joint in joints for k in (-1, 0, 1) for sign in (1, -1)]


def normal_cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def quantile(p):
    """The root of normal_cdf(x) = p by Newton's method from the float solution."""
    mp.dps = 60
    x = mp.sqrt(2) * mp.erfinv(2 * mpf(p) - 1) if p > 1e-20 else -mp.sqrt(-2 * mp.log(p))
    for _ in range(60):
        step = (normal_cdf(x) - p) * mp.sqrt(2 * mp.pi) * mp.exp(x * x / 2)
        x -= step
        if abs(step) < mpf(10) ** -50:
            break
    mp.dps = 400
    return x


FUNCTIONS = {
    "exp": (mp.exp, uniform(-745, 709.7) + uniform(-2, 2) + sizes(-60, 9), lambda x: x < 709.7),
    "expm1": (mp.expm1, uniform(-45, 709) + uniform(-2, 2) + sizes(-60, 9) + around(0.34657, 1.0397), lambda x: x < 709.7),
    "log": (mp.log, sizes(-1073, 1023, (1,)) + [abs(x) for x in uniform(0.5, 2)] + [1 + x for x in sizes(-50, -2)]
            + [abs(x) for x in around(0.70710678, 1.41421356)], lambda x: x > 0),
    "log1p": (mp.log1p, sizes(-60, 1023, (1,)) + uniform(-0.999, 2) + sizes(-60, -2) + around(0.29289, 0.41421),
              lambda x: x > -1),
    "tanh": (mp.tanh, uniform(-20, 20) + uniform(-1, 1) + sizes(-60, 5) + around(0.3466, 0.5493), lambda x: True),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), uniform(-745, 40) + uniform(-10, 10) + sizes(-60, 5), lambda x: True),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), uniform(-745, 800) + uniform(-10, 10) + sizes(-60, 9), lambda x: True),
    "erf": (mp.erf, uniform(-6, 6) + uniform(-1.2, 1.2) + sizes(-60, 2.5) + around(1), lambda x: True),
    "normal_cdf": (normal_cdf, uniform(-37, 9) + uniform(-3, 3) + sizes(-60, 3) + around(1), lambda x: True),
    "sin": (mp.sin, uniform(-20, 20) + uniform(-2, 2) + sizes(-60, 1023) + around(math.pi / 4, math.pi, 2.0**30),
            lambda x: True),
    "cos": (mp.cos, uniform(-20, 20) + uniform(-2, 2) + sizes(-60, 1023) + around(math.pi / 2, 3 * math.pi / 4, 2.0**30),
            lambda x: True),
    "inverse_normal_cdf": (quantile, [abs(x) for x in uniform(0, 1)] + sizes(-300, -1, (1,)) + [0.075, 0.925, 1.4e-11],
                           lambda x: 0 < x < 1 and x != 0.5),
}


def to_float(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def point(f, x):
    truth = f(mpf(x))
    y = float(truth)
    return [x, y, round(float((truth - mpf(y)) / mpf(math.ulp(y))), 3)]


table = []
for name, (f, inputs, allowed) in FUNCTIONS.items():
    singles = [to_float(x) for x in inputs if abs(x) < 3e38]
    table.append({
        "name": name,
        "double": [point(f, x) for x in inputs if allowed(x)],
        "float": [point(f, x) for x in singles if allowed(x) and not (name == "log" and x == 0)],
    })

with open("tests/Exp.Engine.Tests/Golden/elementary.json", "w", encoding="ascii", newline="\n") as file:
    lines = [json.dumps(entry, separators=(",", ":")) for entry in table]
    source = "mpmath, 400 digits; written by tools/elementary_table.py"
    file.write('{"source":"' + source + '","functions":[\n' + ",\n".join(lines) + "\n]}\n")
