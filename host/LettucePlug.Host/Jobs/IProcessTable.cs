namespace LettucePlug.Host.Jobs;

internal interface IProcessTable
{
    /// <summary>This process.</summary>
    JobOwner Current { get; }

    /// <summary>Whether the process still runs; null where it belongs to another machine, which cannot be asked.</summary>
    bool? IsAlive(JobOwner owner);
}
