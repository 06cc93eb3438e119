#pragma once

#include "core/studio/library/library.h"
#include "core/studio/settings.h"

#include <QObject>
#include <QPointer>
#include <QSet>

class QDialog;
class QWidget;

namespace capriccio::ui {

/// Gets models on the person's behalf: shows a licence that has not been read yet, once, and says when a model that is
/// to be used has come.
class ModelGetter : public QObject {
    Q_OBJECT
  public:
    ModelGetter(library::Library& shelf, studio::Settings& settings, QObject* parent = nullptr);

    /// `use`: from the moment it is there.
    void get(const QString& id, bool use, QWidget* parent);
    bool hasRead(const QString& licence) const;

  Q_SIGNALS:
    void useRequested(const QString& folder, const QString& name);

  private:
    void ask(const QString& id, const QString& licence, bool use, QWidget* parent);
    void begin(const QString& id, bool use);

    library::Library& m_shelf;
    studio::Settings& m_settings;
    QSet<QString> m_toUse;
    QPointer<QDialog> m_dialog;
};

}  // namespace capriccio::ui
