using System.Runtime.CompilerServices;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Jobs;

/// <summary>
/// The record of every job, written before the call it is about. Jobs with work left lie in one partition and those
/// that have ended in another, so that the first are found at once however many there are of the second.
/// </summary>
internal sealed partial class JobLedger
{
    internal const string Open = "open";
    internal const string Ended = "ended";

    private readonly Store _store;
    private readonly IdSource _ids;
    private readonly IProcessTable _processes;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, IJobTarget> _targets;
    private readonly Repository<JobRecord> _jobs;

    public JobLedger(Store store, IProcessTable processes, IEnumerable<IJobTarget> targets, IdSource ids, TimeProvider time)
    {
        _store = store;
        _ids = ids;
        _processes = processes;
        _time = time;
        _targets = targets.ToDictionary(target => target.Kind);
        _jobs = new(store, "jobs", JobJson.Default.JobRecord) { Id = job => job.Id };
    }

    /// <summary>A UUID; services that let the client name a job get it too.</summary>
    public string NewId() => _ids.NextJob();

    /// <summary>Writes a job down before anything is sent. It belongs to this process then.</summary>
    /// <param name="job">The new job; owner, state and times are filled in.</param>
    /// <param name="along">What to write in the same batch, such as a placeholder.</param>
    /// <param name="cancellationToken">Ends the call; nothing is written then.</param>
    public async ValueTask<OwnedJob> CreateAsync(
        JobRecord job, IReadOnlyList<DocumentWrite> along, CancellationToken cancellationToken)
    {
        var queued = Begin(job);
        var versions = await _store.WriteAsync([_jobs.Put(Open, queued, expectedVersion: 0), .. along], cancellationToken);
        return Own(queued, versions[0]);
    }

    /// <summary>
    /// What writes a job down, for a batch that is about something else in the first place. <see cref="TakeUpAsync"/>
    /// begins with it afterwards.
    /// </summary>
    public DocumentWrite Add(JobRecord job) => _jobs.Put(Open, Begin(job), expectedVersion: 0);

    /// <summary>Begins with a job that this process wrote down; null where it was ended or taken over meanwhile.</summary>
    public async ValueTask<OwnedJob?> TakeUpAsync(string id, CancellationToken cancellationToken) =>
        await _jobs.GetAsync(Open, id, cancellationToken) is { } current && IsOurs(current.Value)
            ? Own(current.Value, current.Version)
            : null;

    /// <summary>
    /// The same with writes that depend on what is stored: where somebody else's write came between, they are asked for
    /// again.
    /// </summary>
    public ValueTask<OwnedJob> CreateAsync(
        JobRecord job,
        Func<JobRecord, CancellationToken, ValueTask<IReadOnlyList<DocumentWrite>>>? along,
        CancellationToken cancellationToken) =>
        Store.RetryOnConflictAsync(
            async token => await CreateAsync(job, along is null ? [] : await along(job, token), token),
            cancellationToken);

    public async ValueTask<JobRecord> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw JobException.NotFound(id);

    public async ValueTask<JobRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await _jobs.GetAsync(Open, id, cancellationToken) ?? await _jobs.GetAsync(Ended, id, cancellationToken))?.Value;

    /// <summary>The one job whose id is, or begins with, what somebody typed.</summary>
    public async ValueTask<JobRecord> ResolveAsync(string typed, CancellationToken cancellationToken)
    {
        var id = typed.Trim().ToLowerInvariant();
        if (id.Length is 0 or > 64 || !char.IsAsciiLetterOrDigit(id[0])
            || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw JobException.NotFound(typed);
        }

        if (await FindAsync(id, cancellationToken) is { } exact)
        {
            return exact;
        }

        List<JobRecord> near = [];
        foreach (var partition in new[] { Open, Ended })
        {
            await foreach (var (job, _) in _jobs.ListPrefixAsync(partition, id, cancellationToken))
            {
                near.Add(job);
                if (near.Count > 1)
                {
                    throw JobException.Ambiguous(typed, near.Select(one => one.Id));
                }
            }
        }

        return near is [var only] ? only : throw JobException.NotFound(typed);
    }

    /// <summary>The newest first; null for any state.</summary>
    public async IAsyncEnumerable<JobRecord> ListAsync(
        JobState? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new Queue<JobRecord>((await ListOpenAsync(cancellationToken)).Reverse());
        await foreach (var (job, _) in _jobs.ListAsync(Ended, descending: true, cancellationToken))
        {
            while (open.TryPeek(out var next) && string.CompareOrdinal(next.Id, job.Id) >= 0)
            {
                // A job that ended while the list was read stands in both.
                if (open.Dequeue().Id != job.Id && (state is null || next.State == state))
                {
                    yield return next;
                }
            }

            if (state is null || job.State == state)
            {
                yield return job;
            }
        }

        foreach (var job in open.Where(job => state is null || job.State == state))
        {
            yield return job;
        }
    }

    /// <summary>The jobs with work left, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<JobRecord>> ListOpenAsync(CancellationToken cancellationToken)
    {
        List<JobRecord> open = [];
        await foreach (var (job, _) in _jobs.ListAsync(Open, descending: false, cancellationToken))
        {
            open.Add(job);
        }

        return open;
    }

    /// <summary>Notes on an ended job which job runs it again. Of several that try, one succeeds.</summary>
    public async ValueTask<OwnedJob> CreateRetryAsync(
        string oldId, JobRecord retry, CancellationToken cancellationToken)
    {
        var old = await _jobs.GetAsync(Ended, oldId, cancellationToken) ?? throw JobException.NotFound(oldId);
        if (old.Value.RetriedBy is { } by)
        {
            throw JobException.RetriedAlready(old.Value, by);
        }

        try
        {
            var marked = old.Value with { RetriedBy = retry.Id };
            return await CreateAsync(retry, [_jobs.Put(Ended, marked, old.Version)], cancellationToken);
        }
        catch (StorageException conflict) when (conflict.Failure == StorageFailure.Conflict)
        {
            var now = await GetAsync(oldId, cancellationToken);
            throw now.RetriedBy is { } other ? JobException.RetriedAlready(now, other) : conflict;
        }
    }

    private JobRecord Begin(JobRecord job)
    {
        var now = _time.GetUtcNow();
        return job with { State = JobState.Queued, Owner = _processes.Current, CreatedAt = now, UpdatedAt = now };
    }

    private OwnedJob Own(JobRecord job, long version) => new(
        new OwnedJob.Means
        {
            Store = _store,
            Jobs = _jobs,
            Time = _time,
            Target = job.Target is { } target ? _targets.GetValueOrDefault(target.Kind) : null,
        },
        job,
        version);
}
