"""Prints the polynomial coefficients of the elementary functions in src/Exp.Engine/Numbers.

Each polynomial interpolates at Chebyshev nodes, in 60 digits, which is within a small factor of the best possible
error; coefficients are then rounded to double. The number printed beside a name is the largest relative error of the
function that comes from the polynomial alone, with rounded coefficients, as a power of two.

Needs Python 3 and mpmath. Run: python3 tools/elementary_coefficients.py
"""

from mpmath import mp, mpf

mp.dps = 60


def fit(g, low, high, degree):
    """Monomial coefficients, lowest first, of the polynomial through g at the Chebyshev nodes of [low, high]."""
    n = degree + 1
    nodes = [mp.cos(mp.pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    points = [(low + high) / 2 + (high - low) / 2 * t for t in nodes]
    table = [g(x) for x in points]
    for level in range(1, n):  # Newton's divided differences
        for i in range(n - 1, level - 1, -1):
            table[i] = (table[i] - table[i - 1]) / (points[i] - points[i - level])
    coefficients = [table[-1]]
    for i in range(n - 2, -1, -1):  # times (x - points[i]), plus table[i]
        shifted = [mpf(0)] + coefficients
        for k, c in enumerate(coefficients):
            shifted[k] -= points[i] * c
        shifted[0] += table[i]
        coefficients = shifted
    return [mpf(float(c)) for c in coefficients]


def horner(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def show(name, g, low, high, degree, approximation, exact):
    """Fits g and prints it; approximation(p, x) rebuilds the function from the polynomial's value p at x."""
    low, high = mpf(low), mpf(high)
    coefficients = fit(g, low, high, degree)
    worst = mpf(0)
    for i in range(1000):
        x = low + (high - low) * (i + mpf("0.3")) / 1000
        worst = max(worst, abs(approximation(horner(coefficients, x), x) / exact(x) - 1))
    print(f"{name}: degree {degree}, relative error 2^{float(mp.log(worst, 2)):.1f}")
    print("    " + ", ".join(repr(float(c)) for c in coefficients))


HALF_LN2 = mp.log(2) / 2 * mpf("1.0001")


def exp_rest(r):
    return sum(r**k / mp.factorial(k + 2) for k in range(40))


for kind, degree in (("double", 11), ("float", 5)):
    show(f"exp, {kind}: expm1(r) = r + r^2 q(r)", exp_rest, -HALF_LN2, HALF_LN2, degree,
         lambda p, r: r + r * r * p, mp.expm1)

# log((1 + s)/(1 - s)) = 2 s + s z p(z), z = s^2, for m = (1 + s)/(1 - s) in [sqrt(1/2), sqrt(2)].
LARGEST_S = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1) * mpf("1.0001")


def log_of(z):
    s = mp.sqrt(z)
    return mp.log((1 + s) / (1 - s))


for kind, degree in (("double", 6), ("float", 3)):
    show(f"log, {kind}: log((1+s)/(1-s)) = 2s + s z p(z), z = s^2",
         lambda z: (log_of(z) / mp.sqrt(z) - 2) / z, mpf(10) ** -20, LARGEST_S**2, degree,
         lambda p, z: mp.sqrt(z) * (2 + z * p), log_of)
