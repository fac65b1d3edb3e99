namespace LettucePlug.Host.Jobs;

/// <summary>Where the images of a job go besides the library. Stored with the job, so that another process can deliver them too.</summary>
internal sealed record JobTarget
{
    /// <summary>Which <see cref="IJobTarget"/> knows what to do with it.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom or what it is about: a character, a persona.</summary>
    public string? Id { get; init; }

    public string? Chat { get; init; }

    public string? Message { get; init; }

    /// <summary>The placeholder that the image takes the place of.</summary>
    public string? Attachment { get; init; }
}
