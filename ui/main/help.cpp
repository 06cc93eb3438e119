#include "ui/main/help.h"

#include "ui/widgets/elided_label.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

/// For lupdate: these words are no widget's.
struct HelpWords {
    Q_DECLARE_TR_FUNCTIONS(HelpWords)
};

struct Sheet {
    QDialog* dialog;
    QVBoxLayout* layout;
};

Sheet sheet(QWidget* parent, const QString& name, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(8);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    auto* heading = new QLabel(title, dialog);
    heading->setProperty("role", QStringLiteral("title"));
    layout->addWidget(heading);
    layout->addSpacing(8);
    return {dialog, layout};
}

QPushButton* addClose(const Sheet& s) {
    auto* close = new QPushButton(HelpWords::tr("&Close"), s.dialog);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, s.dialog, &QDialog::accept);
    return close;
}

void finish(const Sheet& s) {
    s.layout->addSpacing(12);
    s.layout->addWidget(addClose(s), 0, Qt::AlignRight);
    s.dialog->open();
}

void addParagraph(const Sheet& s, const QString& text, const char* role = "soft") {
    auto* words = new QLabel(text, s.dialog);
    words->setWordWrap(true);
    words->setFixedWidth(440);
    words->setProperty("role", QLatin1String(role));
    s.layout->addWidget(words);
}

}  // namespace

void showAbout(QWidget* parent) {
    const auto s = sheet(parent, QStringLiteral("about"), QStringLiteral("Capriccio"));
    addParagraph(
        s, HelpWords::tr("Make music by describing it. Version %1.").arg(QCoreApplication::applicationVersion()), "");
    addParagraph(
        s, HelpWords::tr("Capriccio itself is free software under the MIT licence. It runs Meta’s MusicGen models "
                         "on this computer; nothing you type or make leaves it."));
    addParagraph(
        s, HelpWords::tr("The weights of those models are Meta’s, under CC BY-NC 4.0: music made with them is not "
                         "for commercial use."));
    addParagraph(
        s, HelpWords::tr("The typeface is Inter, under the SIL Open Font License 1.1. Made with Qt, libtorch, "
                         "SentencePiece, PortAudio, libsndfile, soxr, libebur128, KISS FFT and JSON for Modern C++."));
    auto* licences = new QPushButton(HelpWords::tr("&Licences…"), s.dialog);
    licences->setObjectName(QStringLiteral("about.licences"));
    QObject::connect(licences, &QPushButton::clicked, s.dialog, [parent] { showLicences(parent); });
    s.layout->addSpacing(12);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(licences);
    buttons->addStretch();
    buttons->addWidget(addClose(s));
    s.layout->addLayout(buttons);
    s.dialog->open();
}

void showLicences(QWidget* parent) {
    const auto s = sheet(parent, QStringLiteral("licences"), HelpWords::tr("Licences"));
    const auto read = [](const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    auto* text = new QLabel(s.dialog);
    text->setObjectName(QStringLiteral("licences.text"));
    text->setTextFormat(Qt::MarkdownText);
    text->setText(read(QStringLiteral(":/texts/licences.md")) + QStringLiteral("\n\n**Capriccio**\n\n") +
                  read(QStringLiteral(":/texts/LICENSE-MIT.txt")) + QStringLiteral("\n\n**Inter**\n\n") +
                  read(QStringLiteral(":/fonts/OFL.txt")));
    text->setWordWrap(true);
    text->setMargin(4);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard |
                                  Qt::LinksAccessibleByMouse);
    text->setAccessibleName(HelpWords::tr("Licences"));
    text->setOpenExternalLinks(true);
    auto* scroll = new QScrollArea(s.dialog);
    scroll->setWidgetResizable(true);
    scroll->setFixedSize(520, 380);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(text);
    scroll->setAccessibleName(HelpWords::tr("Licences"));
    s.layout->addWidget(scroll);
    finish(s);
}

void showModelInformation(QWidget* parent) {
    const auto s = sheet(parent, QStringLiteral("modelInformation"), HelpWords::tr("About the models"));
    addParagraph(
        s, HelpWords::tr(
               "MusicGen is a family of models by Meta AI that turn a description, and a melody if you like, into "
               "music: a language model of sound, described in “Simple and Controllable Music Generation” "
               "(Copet and others, 2023), trained on 20,000 hours of licensed music."));
    const std::pair<QString, QString> parts[] = {
        {HelpWords::tr("Meant for"),
         HelpWords::tr("Research on making music with AI, and people who want to understand what such models can "
                       "do. Play with them, learn from them, sketch.")},
        {HelpWords::tr("Not meant for"),
         HelpWords::tr("Commercial use: the weights are under CC BY-NC 4.0, and so is what is made with them. "
                       "Making or sharing anything that hurts or shuts out people.")},
        {HelpWords::tr("Limits"),
         HelpWords::tr(
             "No realistic voices. English descriptions work best. Some styles and cultures of music are played worse "
             "than "
             "others, because the training data leans to Western music. A tempo is followed to about 5 beats a minute. "
             "Pieces sometimes end early, in silence.")},
        {HelpWords::tr("The Starter model"),
         HelpWords::tr("Where it comes with the program: small and quick, trained for Capriccio on "
                       "synthetic arrangements. It knows few styles.")},
    };
    for (const auto& [title, text] : parts) {
        auto* heading = new QLabel(title, s.dialog);
        heading->setProperty("role", QStringLiteral("strong"));
        heading->setContentsMargins(0, 6, 0, 0);
        s.layout->addWidget(heading);
        addParagraph(s, text);
    }
    finish(s);
}

}  // namespace capriccio::ui
