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


# The normal distribution's lower tail, a >= 0: Phi(-a) = exp(-a^2/2) g(a), g(a) = p(t)/(a + c), t = (a - c)/(a + c).
# Up to the a where exp(-a^2/2) has underflowed. Source of the arrangement: Shepherd and Laframboise, Math. Comp. 36, 1981.
def tail(a):
    return mp.erfc(a / mp.sqrt(2)) * mp.exp(a * a / 2) / 2


for kind, c, top, degree in (("double", 5, 39, 24), ("float", 4, "14.5", 11)):
    def back(t, c=c):
        return c * (1 + t) / (1 - t)

    show(f"normal, {kind}: c = {c}, g(a) (a + c) = p(t)",
         lambda t: tail(back(t)) * (back(t) + c), -1, (mpf(top) - c) / (mpf(top) + c), degree,
         lambda p, t: p, lambda t: tail(back(t)) * (back(t) + c))


def erf_rest(z):
    """erf(x)/x - 1, z = x^2, by its series."""
    return 2 / mp.sqrt(mp.pi) * sum((-z)**k / mp.factorial(k) / (2 * k + 1) for k in range(60)) - 1


for kind, degree in (("double", 12), ("float", 7)):
    show(f"erf, {kind}: erf(x) = x + x p(z), z = x^2, |x| <= 1", erf_rest, 0, 1, degree,
         lambda p, z: 1 + p, lambda z: 1 + erf_rest(z))

LARGEST_ANGLE = (mp.pi / 4)**2 * mpf("1.0001")


def sin_rest(z):
    return sum((-1)**(k + 1) * z**k / mp.factorial(2 * k + 3) for k in range(30))


def cos_rest(z):
    return sum((-1)**k * z**k / mp.factorial(2 * k + 4) for k in range(30))


for kind, degree in (("double", 5), ("float", 3)):
    show(f"sin, {kind}: sin(r) = r + r z p(z), z = r^2", sin_rest, 0, LARGEST_ANGLE, degree,
         lambda p, z: 1 + z * p, lambda z: mp.sin(mp.sqrt(z)) / mp.sqrt(z))
    show(f"cos, {kind}: cos(r) = 1 - z/2 + z^2 p(z), z = r^2", cos_rest, 0, LARGEST_ANGLE, degree,
         lambda p, z: 1 - z / 2 + z * z * p, lambda z: mp.cos(mp.sqrt(z)))

print("2/pi in 64-bit words after the binary point:")
mp.dps = 420
bits = int(mp.floor(2 / mp.pi * mpf(2)**(64 * 20)))
print("    " + ", ".join(hex(bits >> 64 * (19 - i) & (2**64 - 1)) for i in range(20)))
half = mp.pi / 2
parts = []
for _ in range(3):
    parts.append(float(half))
    half -= mpf(parts[-1])
print("pi/2 in three doubles: " + ", ".join(repr(p) for p in parts))
