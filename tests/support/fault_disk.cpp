#include "tests/support/fault_disk.h"

#include <csignal>

#include <sqlite3.h>
#include <unistd.h>

namespace test {
namespace {

// SQLite gives us memory for this and, right behind it, for the real file.
struct File {
    sqlite3_file base;
    FaultDisk* disk;  // null for files that do not count
    sqlite3_file* real;
};

File& of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return of(file).real;
}

bool fails(sqlite3_file* file) {
    return of(file).disk != nullptr && of(file).disk->fails_now();
}

// The answer of an operation that fails; does not return where the process shall die.
int failure(const FaultDisk& disk, int io_error) {
    switch (disk.fault()) {
        case DiskFault::IoError:
            return io_error;
        case DiskFault::Full:
            return SQLITE_FULL;
        case DiskFault::Kill:
            break;
    }
    ::kill(::getpid(), SIGKILL);
    ::_exit(137);
}

int close_file(sqlite3_file* file) {
    return real(file)->pMethods->xClose(real(file));
}

int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    if (!fails(file)) return real(file)->pMethods->xWrite(real(file), from, size, at);
    real(file)->pMethods->xWrite(real(file), from, size / 2, at);
    return failure(*of(file).disk, SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (fails(file)) return failure(*of(file).disk, SQLITE_IOERR_TRUNCATE);
    return real(file)->pMethods->xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int flags) {
    if (fails(file)) return failure(*of(file).disk, SQLITE_IOERR_FSYNC);
    return real(file)->pMethods->xSync(real(file), flags);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}

int unlock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}

int check_reserved_lock(sqlite3_file* file, int* result) {
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

int file_control(sqlite3_file* file, int what, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}

int sector_size(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}

int device_characteristics(sqlite3_file* file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void shm_barrier(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}

int shm_unmap(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: with shared memory, without mmap, which the house does not use.
constexpr sqlite3_io_methods kMethods{
    2,
    close_file,
    read_file,
    write_file,
    truncate_file,
    sync_file,
    file_size,
    lock,
    unlock,
    check_reserved_lock,
    file_control,
    sector_size,
    device_characteristics,
    shm_map,
    shm_lock,
    shm_barrier,
    shm_unmap,
    nullptr,
    nullptr,
};

}  // namespace

struct FaultDisk::Registered {
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};
    FaultDisk* disk = nullptr;

    static Registered& of(sqlite3_vfs* vfs) { return *static_cast<Registered*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
        Registered& self = of(vfs);
        File& ours = test::of(file);
        constexpr int kCounted = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
        ours.disk = (flags & kCounted) != 0 ? self.disk : nullptr;
        ours.real = reinterpret_cast<sqlite3_file*>(&ours + 1);
        const int code = self.real->xOpen(self.real, name, ours.real, flags, flags_out);
        ours.base.pMethods = code == SQLITE_OK ? &kMethods : nullptr;
        return code;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int sync_directory) {
        Registered& self = of(vfs);
        if (self.disk->fails_now()) return failure(*self.disk, SQLITE_IOERR_DELETE);
        return self.real->xDelete(self.real, name, sync_directory);
    }
};

FaultDisk::FaultDisk() : registered_(std::make_unique<Registered>()) {
    registered_->real = sqlite3_vfs_find(nullptr);
    registered_->disk = this;
    registered_->vfs = *registered_->real;  // what is not replaced below stays the system's
    registered_->vfs.zName = "fault-disk";
    registered_->vfs.szOsFile = static_cast<int>(sizeof(File)) + registered_->real->szOsFile;
    registered_->vfs.pAppData = registered_.get();
    registered_->vfs.xOpen = Registered::open;
    registered_->vfs.xDelete = Registered::remove;
    sqlite3_vfs_register(&registered_->vfs, 1);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&registered_->vfs);
    sqlite3_vfs_register(registered_->real, 1);
}

void FaultDisk::fail_at(int nth, DiskFault fault, Lasting lasting) {
    fail_at_ = 0;
    fault_ = fault;
    lasting_ = lasting;
    failed_ = false;
    done_ = 0;
    fail_at_ = nth;
}

void FaultDisk::heal() {
    fail_at_ = 0;
    failed_ = false;
    done_ = 0;
}

bool FaultDisk::fails_now() {
    const int now = ++done_;
    const int nth = fail_at_;
    if (nth == 0) return false;
    const bool fails = lasting_ == Lasting::Once ? now == nth : now >= nth;
    if (fails) failed_ = true;
    return fails;
}

}  // namespace test
