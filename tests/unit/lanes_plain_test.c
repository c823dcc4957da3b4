/* lanes_test.c as on a machine without SSE2. */
#undef __SSE2__
#include "lanes_test.c"
