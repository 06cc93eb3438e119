#include "core/studio/library/catalogue.h"

#include "core/base/error.h"
#include "core/musicgen/plan/shapes.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

// Outside of any namespace, as Qt asks.
static void loadResource() { Q_INIT_RESOURCE(models); }

namespace capriccio::library {
namespace {

/// Words of their own context, for lupdate.
struct LibraryWords {
    Q_DECLARE_TR_FUNCTIONS(ModelLibrary)
};

/// Layouts that core/musicgen/checkpoint opens.
bool isRead(Form::Layout) { return true; }

[[noreturn]] void fail(const QString& what) {
    throw Error(Error::Code::Unreadable, Core::tr("The list of models can’t be used: %1").arg(what.toStdString()));
}

QString text(const QJsonObject& object, const char* key) {
    const QJsonValue value = object[QLatin1StringView(key)];
    if (!value.isString() || value.toString().isEmpty())
        fail(QStringLiteral("“%1” is missing").arg(QLatin1StringView(key)));
    return value.toString();
}

bool isRepositoryName(const QString& name) {
    static const QRegularExpression usual(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*$"));
    return usual.match(name).hasMatch() && !name.contains(QStringLiteral(".."));
}

QString repository(const QJsonObject& object, const char* key) {
    const QString name = text(object, key);
    if (!isRepositoryName(name)) fail(QStringLiteral("“%1” is no repository").arg(name));
    return name;
}

QList<PublishedFile> readFiles(const QJsonObject& object) {
    QList<PublishedFile> files;
    const QJsonObject listed = object[QLatin1StringView("files")].toObject();
    for (auto file = listed.begin(); file != listed.end(); ++file) {
        if (!isPlainFileName(file.key())) fail(QStringLiteral("“%1” is no file’s name").arg(file.key()));
        files.append({file.key(), static_cast<qint64>(file.value().toDouble())});
    }
    if (files.isEmpty()) fail(QStringLiteral("no files are listed"));
    return files;
}

qint64 sum(const QList<PublishedFile>& files) {
    qint64 bytes = 0;
    for (const PublishedFile& file : files) bytes += file.bytes;
    return bytes;
}

Limit readLimit(const QString& word) {
    static const QList<std::pair<QString, Limit>> kWords = {
        {QStringLiteral("no-vocals"), Limit::NoVocals},
        {QStringLiteral("english-best"), Limit::EnglishBest},
        {QStringLiteral("bias"), Limit::Bias},
        {QStringLiteral("may-end-in-silence"), Limit::MayEndInSilence},
        {QStringLiteral("sketches"), Limit::Sketches}};
    for (const auto& [name, limit] : kWords)
        if (name == word) return limit;
    fail(QStringLiteral("there is no limit “%1”").arg(word));
}

QStringList readTexts(const QJsonValue& list) {
    QStringList texts;
    for (const QJsonValue& value : list.toArray()) texts << value.toString();
    return texts;
}

Form readForm(const QJsonObject& object) {
    Form form;
    form.layout = text(object, "layout") == QLatin1StringView("audiocraft") ? Form::Layout::Audiocraft
                                                                            : Form::Layout::Transformers;
    form.files = readFiles(object);
    form.shardBytes = static_cast<qint64>(object[QLatin1StringView("shard_bytes")].toDouble());
    form.parts = readTexts(object[QLatin1StringView("parts")]);
    return form;
}

Entry readEntry(const QJsonObject& object) {
    Entry entry;
    entry.id = repository(object, "id");
    entry.name = text(object, "name");
    entry.revision = object[QLatin1StringView("revision")].toString(QStringLiteral("main"));
    entry.comesWithProgram = object[QLatin1StringView("comes_with_program")].toBool();
    if (!entry.comesWithProgram) entry.config = musicgen::publishedShape(text(object, "shape").toStdString());
    entry.stereo = object[QLatin1StringView("stereo")].toBool();
    entry.melody = object[QLatin1StringView("melody")].toBool();
    entry.licence = text(object, "licence");
    entry.goodFor = text(object, "good_for");
    for (const QString& word : readTexts(object[QLatin1StringView("limits")])) entry.limits << readLimit(word);
    for (const QJsonValue& form : object[QLatin1StringView("forms")].toArray())
        entry.forms << readForm(form.toObject());
    if (entry.forms.isEmpty() && !entry.comesWithProgram) fail(QStringLiteral("“%1” has no files").arg(entry.id));
    return entry;
}

}  // namespace

QString limitText(Limit limit) {
    switch (limit) {
        case Limit::NoVocals:
            return LibraryWords::tr("It does not sing: voices are no more than a texture.");
        case Limit::EnglishBest:
            return LibraryWords::tr("It was trained with descriptions in English; other languages work less well.");
        case Limit::Bias:
            return LibraryWords::tr(
                "It knows western music best, and some styles and cultures hardly; what it makes leans that way.");
        case Limit::MayEndInSilence:
            return LibraryWords::tr("A piece sometimes ends early, in silence.");
        case Limit::Sketches:
            return LibraryWords::tr("It is small: for first sketches, not for the sound of real recordings.");
    }
    return {};
}

bool isPlainFileName(const QString& name) {
    static const QRegularExpression usual(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9._-]*$"));
    return name.size() <= 200 && usual.match(name).hasMatch() && !name.endsWith(QStringLiteral(".part"));
}

qint64 Form::bytes() const { return sum(files) + shardBytes; }
qint64 Part::bytes() const { return sum(files); }

const Catalogue& Catalogue::builtIn() {
    static const Catalogue kCatalogue = [] {
        loadResource();
        QFile file(QStringLiteral(":/models/catalogue.json"));
        if (!file.open(QIODevice::ReadOnly)) fail(QStringLiteral("it is not in the program"));
        return fromJson(file.readAll());
    }();
    return kCatalogue;
}

Catalogue Catalogue::fromJson(const QByteArray& json) {
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) fail(error.errorString());
    Catalogue catalogue;
    const QJsonObject licences = root[QLatin1StringView("licences")].toObject();
    for (auto item = licences.begin(); item != licences.end(); ++item) {
        const QJsonObject object = item.value().toObject();
        catalogue.m_licences.append({item.key(),
                                     {text(object, "name"), text(object, "summary"), text(object, "url"),
                                      object[QLatin1StringView("must_be_read")].toBool()}});
    }
    for (const QJsonValue& value : root[QLatin1StringView("parts")].toArray()) {
        const QJsonObject object = value.toObject();
        Part part;
        part.repository = repository(object, "repository");
        part.otherNames = readTexts(object[QLatin1StringView("other_names")]);
        part.revision = object[QLatin1StringView("revision")].toString(QStringLiteral("main"));
        part.files = readFiles(object);
        part.mark = text(object, "mark");
        catalogue.m_parts << part;
    }
    for (const QJsonValue& value : root[QLatin1StringView("models")].toArray()) {
        const Entry entry = readEntry(value.toObject());
        if (catalogue.find(entry.id)) fail(QStringLiteral("“%1” is there twice").arg(entry.id));
        catalogue.licence(entry.licence);
        for (const Form& form : entry.forms)
            for (const QString& part : form.parts) catalogue.part(part);
        catalogue.m_entries << entry;
    }
    if (catalogue.m_entries.isEmpty()) fail(QStringLiteral("it is empty"));
    return catalogue;
}

const Entry* Catalogue::find(const QString& id) const {
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

const Part& Catalogue::part(const QString& name) const {
    const auto found = std::ranges::find(m_parts, name, &Part::repository);
    if (found == m_parts.end()) fail(QStringLiteral("there is no part “%1”").arg(name));
    return *found;
}

const Licence& Catalogue::licence(const QString& key) const {
    for (const auto& [name, licence] : m_licences)
        if (name == key) return licence;
    fail(QStringLiteral("there is no licence “%1”").arg(key));
}

const Form* Catalogue::bestForm(const Entry& entry) const {
    const Form* best = nullptr;
    qint64 bestBytes = 0;
    for (const Form& form : entry.forms) {
        if (!isRead(form.layout)) continue;
        qint64 bytes = form.bytes();
        for (const QString& name : form.parts) bytes += part(name).bytes();
        if (!best || bytes < bestBytes) {
            best = &form;
            bestBytes = bytes;
        }
    }
    return best;
}

qint64 Catalogue::downloadBytes(const Entry& entry) const {
    const Form* form = bestForm(entry);
    if (!form) return 0;
    qint64 bytes = form->bytes();
    for (const QString& name : form->parts) bytes += part(name).bytes();
    return bytes;
}

}  // namespace capriccio::library
