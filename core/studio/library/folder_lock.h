#pragma once

#include <QString>

namespace capriccio::library {

/// Keeps other programs (and other objects of this one) away from something, by a lock on a file that ends with the
/// process, however it ends.
class FolderLock {
  public:
    FolderLock() = default;
    ~FolderLock() { unlock(); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    enum class Result { Locked, Busy, Failed };
    /// Makes the file, and does not wait. Failed leaves errno.
    Result tryLock(const QString& file);
    void unlock();

  private:
    int m_file = -1;
};

}  // namespace capriccio::library
