// How jemalloc, which the released program is linked with, treats memory (its manual: TUNING).
// - What is not used any more is kept for the next step instead of given back: the process ends
//   soon. All threads share one place for it, since each step leaves to the next what it had.
// - Huge pages, where the system has them, save most page faults.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:-1,narenas:1,thp:always,metadata_thp:always";
}
