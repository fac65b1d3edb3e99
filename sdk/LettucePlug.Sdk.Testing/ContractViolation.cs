namespace LettucePlug.Sdk.Testing;

/// <summary>A plugin does not keep the contract. The message says which rule, what was expected and what was seen.</summary>
public sealed class ContractViolation : Exception
{
    /// <summary>Creates the violation.</summary>
    /// <param name="rule">The rule, as one sentence.</param>
    /// <param name="seen">What was seen instead.</param>
    /// <param name="innerException">The exception that was seen, if it was one.</param>
    public ContractViolation(string rule, string seen, Exception? innerException = null)
        : base($"{rule} Seen: {seen}", innerException)
    {
        Rule = rule;
        Seen = seen;
    }

    /// <value>The rule, as one sentence.</value>
    public string Rule { get; }

    /// <value>What was seen instead.</value>
    public string Seen { get; }
}
