#include "cli/app.h"

int main(int argc, char** argv) {
    return tsqlaudit::cli::run(argc, argv);
}
