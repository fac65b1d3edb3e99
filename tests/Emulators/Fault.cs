namespace LettucePlug.Emulators;

/// <summary>Something that goes wrong with one request.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>A body to send in place of the emulator's own error; null for that.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where <see cref="FaultKind.Redirect"/> points.</summary>
    public string? Location { get; init; }

    /// <summary>Only requests whose path ends so are hit; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Only requests whose path begins so are hit; null for any.</summary>
    public string? PathStart { get; init; }

    /// <summary>How many requests it hits.</summary>
    public int Times { get; init; } = 1;

    public static Fault Answer(int status, string? body = null, params (string Name, string Value)[] headers) => new()
    {
        Kind = FaultKind.Status,
        Status = status,
        Body = body,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value),
    };

    public static Fault To(string location, int status = 307) =>
        new() { Kind = FaultKind.Redirect, Status = status, Location = location };

    public static Fault Of(FaultKind kind) => new() { Kind = kind };
}
