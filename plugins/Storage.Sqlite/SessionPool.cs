using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Sqlite;

/// <summary>One connection that writes and a few that read, which in WAL mode do not hinder one another.</summary>
internal sealed class SessionPool(string database, bool flush) : IDisposable
{
    private const int Readers = 3;

    /// <summary>How long to wait for a writer of another process.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(Readers, Readers);
    private readonly ConcurrentBag<Session> _idleReaders = [];
    private Session? _writer;

    static SessionPool()
    {
        // Only the library that comes with this plugin is ever loaded, never one of the machine.
        SQLitePCL.Batteries_V2.Init();
    }

    public string Database => database;

    public void Open(CancellationToken cancellationToken)
    {
        _writer = Patiently(() => new Session(database), cancellationToken);
        Patiently(
            () =>
            {
                Schema.Upgrade(_writer, database, Schema.Steps);
                return true;
            },
            cancellationToken);
        if (_writer.Text("PRAGMA journal_mode") != "wal")
        {
            Patiently(() => _writer.Text("PRAGMA journal_mode = WAL"), cancellationToken);
        }

        _writer.Script($"PRAGMA synchronous = {(flush ? "FULL" : "NORMAL")}; PRAGMA journal_size_limit = 67108864;");
    }

    /// <summary>Runs work in a transaction that holds the write lock of all processes.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<Session, T> work, string what, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Write(work, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Explain(fault, what, database);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs work that only reads, and interrupts it when it is cancelled.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<Session, T> work, string what, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(work, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == SqliteFault.Interrupted)
        {
            throw new OperationCanceledException("The call was cancelled.", fault, cancellationToken);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Explain(fault, what, database);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose()
    {
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer?.Dispose();
        _writing.Dispose();
        _reading.Dispose();
    }

    private T Write<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        var session = _writer!;
        Patiently(
            () =>
            {
                session.Begin();
                return true;
            },
            cancellationToken);
        try
        {
            var result = work(session);
            cancellationToken.ThrowIfCancellationRequested();
            session.Commit();
            return result;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private T Read<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        if (!_idleReaders.TryTake(out var session))
        {
            session = new Session(database);
        }

        try
        {
            using (cancellationToken.Register(static session => ((Session)session!).Interrupt(), session))
            {
                return work(session);
            }
        }
        finally
        {
            _idleReaders.Add(session);
        }
    }

    private static T Patiently<T>(Func<T> attempt, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return attempt();
            }
            catch (SqliteException fault) when (
                fault.SqliteErrorCode == SqliteFault.Busy && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                // SQLite itself has waited before it gave up.
            }
        }
    }
}
