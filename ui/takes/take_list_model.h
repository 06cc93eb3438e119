#pragma once

#include "core/audio/peaks.h"
#include "core/studio/project/take_filter.h"
#include "core/studio/session.h"

#include <map>
#include <vector>

#include <QAbstractListModel>
#include <QPointer>

namespace capriccio::ui {

/// The takes of the open project as a list: those that pass a filter, newest pass on top, takes of one pass in order;
/// or as a tree, each under the one it came from. Holds ids only; a row's take is the project's own record.
class TakeListModel : public QAbstractListModel {
    Q_OBJECT
  public:
    explicit TakeListModel(studio::Session& session, QObject* parent = nullptr);

    /// Words as TakeFilter has them; "***" or "3 stars" among them: at least so many.
    void setWords(const QString& words);
    QString words() const { return m_words; }
    /// … and by stars, whatever the words say: 0 … 5.
    void setLeastStars(int stars);
    int leastStars() const { return m_leastStars; }
    void setBin(bool bin);
    bool isBin() const { return m_filter.bin; }
    void setTree(bool tree);
    bool isTree() const { return m_isTree; }
    /// How far it is indented: in the tree, below how many others that are listed it comes; in the list, whether it
    /// belongs to the pass of the one above.
    int depth(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

    /// Null when it has gone meanwhile.
    const project::TakeRecord* record(const QModelIndex& index) const;
    project::TakeId idAt(int row) const { return m_ids.at(static_cast<std::size_t>(row)); }
    QModelIndex indexOf(project::TakeId id) const;
    /// 0 … 1 while it is made; negative otherwise.
    double fraction(project::TakeId id) const;
    /// The waveform of a take that is being made, as far as it is; null otherwise.
    const audio::Peaks* livePeaks(project::TakeId id) const;
    /// Of the take's clip while it is being made; 0: not known yet.
    std::int64_t liveFrames(project::TakeId id) const;
    /// Place among those made in the same pass, from 1, and how many of them are listed.
    std::pair<int, int> placeInPass(const QModelIndex& index) const;

  private:
    struct Live {
        std::shared_ptr<const audio::AudioClip> clip;
        audio::Peaks peaks;
    };
    std::vector<project::TakeId> wanted() const;
    std::vector<project::TakeId> order();
    std::vector<project::TakeId> asTree(const std::vector<project::TakeId>& ids);
    void filter();
    void rebuild();
    void refresh();
    void listen();
    void changed(project::TakeId id);
    void watchLive();
    void growLive();

    studio::Session& m_session;
    QPointer<project::Project> m_project;  // the one listened to
    QString m_words;
    int m_wordStars = 0;  ///< among the words
    int m_leastStars = 0;
    project::TakeFilter m_filter;
    bool m_isTree = false;
    std::vector<project::TakeId> m_ids;
    std::map<project::TakeId, int> m_depths;  ///< in the tree, of those above 0
    std::map<project::TakeId, Live> m_live;
};

}  // namespace capriccio::ui
