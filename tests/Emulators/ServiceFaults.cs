namespace LettucePlug.Emulators;

/// <summary>What can go wrong with one service in words of its own.</summary>
public sealed record ServiceFaults
{
    /// <summary>Each way in which it says that its content rules forbid something.</summary>
    public IReadOnlyList<Fault> Moderations { get; init; } = [];

    /// <summary>How it says that nothing is left to pay with; null for an answer with the status 402.</summary>
    public Fault? NoCredit { get; init; }

    /// <summary>Asks to wait for so many seconds, in the body and in no header; null where it has no such form.</summary>
    public Func<int, Fault>? WaitInBody { get; init; }

    /// <summary>An error whose status is a success; null where it has no such form.</summary>
    public Fault? ErrorInSuccess { get; init; }
}
