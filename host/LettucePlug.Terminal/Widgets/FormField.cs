namespace LettucePlug.Terminal;

/// <summary>A field of a <see cref="Form"/>, as data: what it is called, of what kind it is, what is allowed.</summary>
public sealed class FormField
{
    /// <summary>The name of the value; unique in the form.</summary>
    public required string Id { get; init; }

    /// <summary>What stands beside the field.</summary>
    public required string Label { get; init; }

    /// <summary>What kind of value it is.</summary>
    public FormFieldKind Kind { get; init; }

    /// <summary>What it is for, in a sentence; shown while the field has the focus.</summary>
    public string Help { get; init; } = "";

    /// <summary>The value it begins with; <c>true</c> or <c>false</c> for a toggle.</summary>
    public string Value { get; init; } = "";

    /// <summary>What stands in the empty field.</summary>
    public string Placeholder { get; init; } = "";

    /// <summary>Whether it must not be empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What can be chosen: the value and what it is called.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>The least number.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public double? Maximum { get; init; }

    /// <summary>What Up and Down change a number by.</summary>
    public double Step { get; init; } = 1;

    /// <summary>Says what is wrong with a value; <c>null</c> when nothing is.</summary>
    public Func<string, string?>? Check { get; init; }

    /// <summary>Whether it is shown, given the values of the form; <c>null</c> for always.</summary>
    public Func<IReadOnlyDictionary<string, string>, bool>? When { get; init; }

    /// <summary>The heading above it, where it begins a group.</summary>
    public string Heading { get; init; } = "";
}
