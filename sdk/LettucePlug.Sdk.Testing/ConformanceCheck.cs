namespace LettucePlug.Sdk.Testing;

/// <summary>One check of a kit. Any test framework can run it: it throws where the contract is broken.</summary>
public sealed record ConformanceCheck
{
    /// <value>What is checked, as a sentence.</value>
    public required string Name { get; init; }

    /// <value>Runs the check; throws a <see cref="ContractViolation"/> where the plugin breaks the contract.</value>
    public required Func<CancellationToken, Task> RunAsync { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
