/*
 * The memory's limit for one explicit Runge-Kutta step: every stage point in one fused loop, as a C
 * programmer writes it for one tableau. Gradients cost nothing: each stage's is already in an array of
 * its own, which no Java optimizer can have, since an objective owns its gradient.
 *
 * Reads from standard input: s, the rows of A below the diagonal, b; then pairs of n and repetitions.
 * Writes for each n: type, n, the least microseconds per step of several batches, and the same for
 * the triad x = y + c z. Compile with -DREAL=float or -DREAL=double.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MAX_STAGES 32
#define BATCHES 9
#define STRING(x) #x
#define NAME(x) STRING(x)

typedef struct {
  int terms;
  REAL c[MAX_STAGES];
  const REAL *k[MAX_STAGES];
} Sum;

/* One loop for each number of terms, so that the compiler unrolls and vectorises over the entries. */
#define TERM(j) +c[j] * k##j[i]
#define LOOP(params, sum)                                        \
  {                                                              \
    params for (long i = 0; i < n; i++) out[i] = base[i] sum;    \
    break;                                                       \
  }
#define P(j) const REAL *restrict k##j = s->k[j];

static void combine(REAL *restrict out, const REAL *restrict base, const Sum *s, long n) {
  const REAL *c = s->c;
  switch (s->terms) {
    case 1: LOOP(P(0), TERM(0))
    case 2: LOOP(P(0) P(1), TERM(0) TERM(1))
    case 3: LOOP(P(0) P(1) P(2), TERM(0) TERM(1) TERM(2))
    case 4: LOOP(P(0) P(1) P(2) P(3), TERM(0) TERM(1) TERM(2) TERM(3))
    case 5: LOOP(P(0) P(1) P(2) P(3) P(4), TERM(0) TERM(1) TERM(2) TERM(3) TERM(4))
    case 6: LOOP(P(0) P(1) P(2) P(3) P(4) P(5), TERM(0) TERM(1) TERM(2) TERM(3) TERM(4) TERM(5))
    default: {
      Sum head = *s, tail = *s;
      head.terms = 6;
      combine(out, base, &head, n);
      tail.terms = s->terms - 6;
      for (int j = 0; j < tail.terms; j++) {
        tail.c[j] = s->c[j + 6];
        tail.k[j] = s->k[j + 6];
      }
      for (int j = 0; j < tail.terms; j++) {
        const REAL a = tail.c[j];
        const REAL *restrict k = tail.k[j];
        for (long i = 0; i < n; i++) out[i] += a * k[i];
      }
    }
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static REAL *vector(long n, REAL value) {
  REAL *v = aligned_alloc(64, (n * sizeof(REAL) + 63) / 64 * 64);
  if (!v) exit(3);
  for (long i = 0; i < n; i++) v[i] = value;
  return v;
}

int main(void) {
  int s;
  static double a[MAX_STAGES][MAX_STAGES], b[MAX_STAGES];
  const double h = 1e-3;
  if (scanf("%d", &s) != 1 || s > MAX_STAGES) return 2;
  for (int i = 1; i < s; i++)
    for (int j = 0; j < i; j++)
      if (scanf("%lf", &a[i][j]) != 1) return 2;
  for (int j = 0; j < s; j++)
    if (scanf("%lf", &b[j]) != 1) return 2;
  for (int j = 0; j < s; j++) a[s][j] = b[j];
  long n, repetitions;
  while (scanf("%ld %ld", &n, &repetitions) == 2) {
    REAL *theta = vector(n, 1), *start = vector(n, 1);
    REAL *k[MAX_STAGES];
    for (int j = 0; j < s; j++) k[j] = vector(n, 1e-9);
    Sum rows[MAX_STAGES + 1];
    for (int i = 1; i <= s; i++) {
      rows[i].terms = 0;
      for (int j = 0; j < s; j++)
        if (a[i][j] != 0) {
          rows[i].c[rows[i].terms] = -h * a[i][j];
          rows[i].k[rows[i].terms++] = k[j];
        }
    }
    double step = 1e300, triad = 1e300;
    for (int batch = 0; batch < BATCHES; batch++) {
      double t = now();
      for (long r = 0; r < repetitions; r++) {
        /* The result goes where the next step starts: no copy of theta. */
        REAL *swap = start;
        start = theta;
        theta = swap;
        for (int i = 1; i <= s; i++) combine(theta, start, &rows[i], n);
      }
      t = (now() - t) / repetitions;
      if (t < step) step = t;
      t = now();
      Sum one = {1, {(REAL)1e-3}, {k[0]}};
      for (long r = 0; r < repetitions; r++) combine(theta, start, &one, n);
      t = (now() - t) / repetitions;
      if (t < triad) triad = t;
    }
    printf("%s,%ld,%.4f,%.4f\n", NAME(REAL), n, step, triad);
    fflush(stdout);
    free(theta);
    free(start);
    for (int j = 0; j < s; j++) free(k[j]);
  }
  return 0;
}
