//! Transformations of the plane, as a PDF states them, and boxes in it.

/// `[a b c d e f]`: what a point is multiplied with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

#[expect(clippy::many_single_char_names, reason = "the standard calls them so")]
impl Matrix {
    /// Everything stays where it is.
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves by a distance.
    pub(super) const fn moved(right: f64, up: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, right, up])
    }

    /// This one first, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point comes to lie.
    pub(super) fn at(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The box around what becomes of one.
    pub(super) fn around(self, from: (f64, f64), to: (f64, f64)) -> Area {
        let mut area = Area::at(self.at(from.0, from.1));
        for (x, y) in [(from.0, to.1), (to.0, from.1), to] {
            area.take(self.at(x, y));
        }
        area
    }

    /// Whether a line along it goes neither along the page nor up or down it.
    pub(super) fn is_aslant(self) -> bool {
        let [a, b, ..] = self.0.map(f64::abs);
        a.min(b) > a.max(b) / 10.0
    }

    /// How long a step of one upwards becomes.
    pub(super) fn height(self) -> f64 {
        let [_, _, c, d, _, _] = self.0;
        c.hypot(d)
    }
}

/// A box; `top` is the smaller one, as down the page grows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The box of one point.
    pub(super) fn at((x, y): (f64, f64)) -> Self {
        Self {
            left: x,
            right: x,
            top: y,
            bottom: y,
        }
    }

    /// Grows so that it holds a point.
    pub(super) fn take(&mut self, (x, y): (f64, f64)) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.top = self.top.min(y);
        self.bottom = self.bottom.max(y);
    }

    /// Grows so that it holds another box.
    pub(super) fn join(&mut self, other: Self) {
        self.take((other.left, other.top));
        self.take((other.right, other.bottom));
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Its middle.
    pub(super) fn middle(self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// Whether a point lies in it.
    pub(super) fn holds(self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether all of its numbers are numbers.
    pub(super) fn is_sound(self) -> bool {
        [self.left, self.right, self.top, self.bottom]
            .iter()
            .all(|one| one.is_finite())
    }
}
