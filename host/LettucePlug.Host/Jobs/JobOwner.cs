namespace LettucePlug.Host.Jobs;

/// <summary>The process that works on a job. Ids of processes are used again; with the start it is one process only.</summary>
internal sealed record JobOwner
{
    public required string Machine { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The machine's start and the process's start after it, in no unit that matters.</summary>
    public required string Started { get; init; }
}
