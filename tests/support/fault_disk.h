// A disk that fails on order, under SQLite: the Nth write, sync, truncation or deletion fails, or kills the
// process.
//
//     test::FaultDisk disk;                       // from here on every database is opened on it
//     auto database = storage::Database::open(path, migrations);
//     for (int nth = 1;; ++nth) {
//         disk.fail_at(nth, test::DiskFault::Full);
//         auto done = commit_something(*database);
//         if (!disk.has_failed()) break;          // it did not need that many operations: all were tried
//         disk.heal();
//         … what was confirmed is still there …
//     }
//
// Only files of databases count (the file itself, its -wal, its -journal). A write that fails has written its
// first half, as a torn one does. The databases must be closed before the disk goes; threads may work on them
// while the test gives its orders.
#pragma once

#include <atomic>
#include <memory>

namespace test {

enum class DiskFault {
    IoError,  // EIO: a dying disk
    Full,     // ENOSPC
    Kill,     // the process gets SIGKILL in the middle of the operation; for a child process of the test
};

enum class Lasting {
    UntilHealed,  // that operation and every later one
    Once,
};

class FaultDisk {
public:
    FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;
    ~FaultDisk();

    // Counts from now: 1 is the very next operation.
    void fail_at(int nth, DiskFault fault, Lasting lasting = Lasting::UntilHealed);
    void heal();
    bool has_failed() const { return failed_; }  // since the last fail_at or heal
    int operations() const { return done_; }     // since the last fail_at or heal

    // For the file functions in fault_disk.cpp: counts an operation and says whether it shall fail.
    bool fails_now();
    DiskFault fault() const { return fault_; }

private:
    struct Registered;

    std::atomic<int> done_ = 0;
    std::atomic<int> fail_at_ = 0;  // 0: never
    std::atomic<DiskFault> fault_ = DiskFault::IoError;
    std::atomic<Lasting> lasting_ = Lasting::UntilHealed;
    std::atomic<bool> failed_ = false;
    std::unique_ptr<Registered> registered_;
};

}  // namespace test
