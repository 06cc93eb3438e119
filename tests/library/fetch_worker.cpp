// fetch_worker ID: fetches a model of the catalogue from $HF_ENDPOINT into $CAPRICCIO_MODELS, and ends. 0: it is
// there; 1: it failed, with the words on standard error. test_processes.cpp kills it, and runs two.
#include "core/studio/library/library.h"

#include <cstdio>

#include <QCoreApplication>

using namespace capriccio;

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc < 2) return 2;
    auto options = library::Library::Options::ofUser();
    options.timing.stallMs = 20000;
    options.timing.pausesMs = {10, 50, 200, 500};
    library::Library shelf(options);
    QObject::connect(&shelf, &library::Library::arrived, &application, [] { QCoreApplication::exit(0); });
    QObject::connect(&shelf, &library::Library::failed, &application, [](const QString&, const QString& words) {
        std::fprintf(stderr, "%s\n", words.toUtf8().constData());
        QCoreApplication::exit(1);
    });
    shelf.get(QString::fromLocal8Bit(argv[1]));
    return QCoreApplication::exec();
}
