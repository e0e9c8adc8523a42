/*
 * The memory's limit for one explicit Runge-Kutta step: every stage point in one fused loop, as a C
 * programmer writes it for one tableau. Gradients cost nothing: each stage's is already in an array of
 * its own, which no Java optimizer can have, since an objective owns its gradient.
 *
 * Reads from standard input what a step is: "rows", how many gradients and how many rows, and the rows,
 * for each of which theta = start - h sum c_j k_j; or "recurrence" and how many stages, for each of
 * which x = nu y - (nu - 1) x - mu h g. Then pairs of n and repetitions. Writes for each n: type, n, and the
 * median microseconds of several batches, of a step and of the triad x = y + c z.
 *
 * Compile with -DREAL=float or -DREAL=double; with -fopenmp all cores share each loop.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_STAGES 32
#define MAX_ROWS 128
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
    params _Pragma("omp parallel for simd schedule(static)")     \
    for (long i = 0; i < n; i++) out[i] = base[i] sum;           \
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
        #pragma omp parallel for simd schedule(static)
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

static void recur(REAL *restrict x, const REAL *restrict y, const REAL *restrict g, REAL nu, REAL mu, long n) {
  #pragma omp parallel for simd schedule(static)
  for (long i = 0; i < n; i++) x[i] = nu * y[i] - (nu - 1) * x[i] - mu * g[i];
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *times) {
  qsort(times, BATCHES, sizeof(double), compare);
  return times[BATCHES / 2];
}

static int gradients, stages;
static double c[MAX_ROWS][MAX_STAGES];
static int rows;

static int read_step(void) {
  char kind[16];
  if (scanf("%15s", kind) != 1) return 0;
  if (!strcmp(kind, "recurrence")) {
    gradients = 1;
    return scanf("%d", &stages) == 1;
  }
  if (strcmp(kind, "rows") || scanf("%d %d", &gradients, &rows) != 2) return 0;
  if (gradients > MAX_STAGES || rows > MAX_ROWS) return 0;
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < gradients; j++)
      if (scanf("%lf", &c[i][j]) != 1) return 0;
  return 1;
}

static REAL *theta, *start, *k[MAX_STAGES];
static Sum sums[MAX_ROWS];

static void step(long n) {
  if (stages > 0) {
    /* Results alternate between two vectors: no copies. */
    for (int j = 1; j <= stages; j++) {
      if (j % 2) recur(start, theta, k[0], 1.9, 1e-4, n);
      else recur(theta, start, k[0], 1.9, 1e-4, n);
    }
    return;
  }
  /* The result goes where the next step starts: no copy of theta. */
  REAL *swap = start;
  start = theta;
  theta = swap;
  for (int i = 0; i < rows; i++) combine(theta, start, &sums[i], n);
}

int main(void) {
  const double h = 1e-3;
  if (!read_step()) return 2;
  long n, repetitions;
  while (scanf("%ld %ld", &n, &repetitions) == 2) {
    theta = vector(n, 1);
    start = vector(n, 1);
    for (int j = 0; j < gradients; j++) k[j] = vector(n, 1e-9);
    for (int i = 0; i < rows; i++) {
      sums[i].terms = 0;
      for (int j = 0; j < gradients; j++)
        if (c[i][j] != 0) {
          sums[i].c[sums[i].terms] = -h * c[i][j];
          sums[i].k[sums[i].terms++] = k[j];
        }
    }
    double steps[BATCHES], triads[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      double t = now();
      for (long r = 0; r < repetitions; r++) step(n);
      steps[batch] = (now() - t) / repetitions;
      t = now();
      Sum one = {1, {(REAL)1e-3}, {k[0]}};
      for (long r = 0; r < repetitions; r++) combine(theta, start, &one, n);
      triads[batch] = (now() - t) / repetitions;
    }
    printf("%s,%ld,%.4f,%.4f\n", NAME(REAL), n, median(steps), median(triads));
    fflush(stdout);
    free(theta);
    free(start);
    for (int j = 0; j < gradients; j++) free(k[j]);
  }
  return 0;
}
