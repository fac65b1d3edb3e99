using LettucePlug.Host.Assets;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Jobs;

/// <summary>
/// A job that this process works on. Each change is made on the newest record, so that word left by others (a request
/// to cancel) is kept, and is refused once another process has taken the job over.
/// </summary>
internal sealed class OwnedJob : IDisposable
{
    private readonly Means _means;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _version;

    internal OwnedJob(Means means, JobRecord job, long version)
    {
        _means = means;
        Record = job;
        _version = version;
    }

    /// <summary>As this process last read or wrote it.</summary>
    public JobRecord Record { get; private set; }

    public ValueTask ChangeAsync(Func<JobRecord, JobRecord> change, CancellationToken cancellationToken) =>
        WriteAsync(change, static (_, _) => ValueTask.FromResult<IReadOnlyList<DocumentWrite>>([]), cancellationToken);

    /// <summary>Writes one image and everything that follows from it in one batch.</summary>
    public ValueTask AddImageAsync(
        AssetRecord asset, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        WriteAsync(
            job => job with { Assets = [.. job.Assets, asset.Id], Blobs = [.. job.Blobs, asset.Sha256] },
            async (job, token) => _means.Target is { } target
                ? [.. writes, .. await target.OnImageAsync(job, asset, token)]
                : writes,
            cancellationToken);

    public ValueTask EndAsync(JobState state, JobError? error, CancellationToken cancellationToken) =>
        WriteAsync(
            job => job with
            {
                State = state,
                Error = error,
                Progress = null,
                Owner = null,
                EndedAt = _means.Time.GetUtcNow(),
            },
            async (job, token) => _means.Target is { } target ? await target.OnEndedAsync(job, token) : [],
            cancellationToken);

    /// <summary>Lets go of a job whose result can still be fetched, now or by another process.</summary>
    public ValueTask ReleaseAsync(JobError why, CancellationToken cancellationToken) =>
        WriteAsync(
            job => job with { State = JobState.Interrupted, Error = why, Owner = null },
            async (job, token) => _means.Target is { } target ? await target.OnEndedAsync(job, token) : [],
            cancellationToken);

    /// <summary>Reads what others wrote, and writes a sign of life where the last one is old.</summary>
    public async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        if (_means.Time.GetUtcNow() - Record.UpdatedAt >= JobLedger.Heartbeat)
        {
            await ChangeAsync(job => job, cancellationToken);
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async ValueTask WriteAsync(
        Func<JobRecord, JobRecord> change,
        Func<JobRecord, CancellationToken, ValueTask<IReadOnlyList<DocumentWrite>>> along,
        CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var isFirst = true;
            await Store.RetryOnConflictAsync(
                async token =>
                {
                    if (!isFirst)
                    {
                        await ReadAsync(token);
                    }

                    isFirst = false;
                    var changed = change(Record) with { UpdatedAt = _means.Time.GetUtcNow() };
                    List<DocumentWrite> writes = changed.EndedAt is null
                        ? [_means.Jobs.Put(JobLedger.Open, changed, _version)]
                        :
                        [
                            _means.Jobs.Put(JobLedger.Ended, changed, expectedVersion: 0),
                            _means.Jobs.Delete(JobLedger.Open, changed.Id, _version),
                        ];
                    writes.AddRange(await along(changed, token));
                    _version = (await _means.Store.WriteAsync(writes, token))[0];
                    Record = changed;
                    return true;
                },
                cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        var current = await _means.Jobs.GetAsync(JobLedger.Open, Record.Id, cancellationToken);
        if (current is null || current.Value.Owner != Record.Owner)
        {
            throw JobException.TakenOver(Record.Id);
        }

        (Record, _version) = current;
    }

    /// <summary>What every owned job works with.</summary>
    internal sealed record Means
    {
        public required Store Store { get; init; }

        public required Repository<JobRecord> Jobs { get; init; }

        public required TimeProvider Time { get; init; }

        public IJobTarget? Target { get; init; }
    }
}
