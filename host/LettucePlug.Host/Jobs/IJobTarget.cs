using LettucePlug.Host.Assets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Jobs;

/// <summary>
/// A room that takes the images of jobs, such as the messages of a chat. What it returns is written in one batch with
/// the job itself, so that an image is attached exactly once or not at all. Where an expected version does not match,
/// it is asked again: it reads afresh each time, and changes nothing itself.
/// </summary>
internal interface IJobTarget
{
    /// <summary>The <see cref="JobTarget.Kind"/> it takes.</summary>
    string Kind { get; }

    /// <summary>What attaches one image. Nothing where the place it was meant for is gone.</summary>
    ValueTask<IReadOnlyList<DocumentWrite>> OnImageAsync(
        JobRecord job, AssetRecord asset, CancellationToken cancellationToken);

    /// <summary>
    /// What a placeholder becomes when the job ended, or was let go of to be fetched later, as
    /// <see cref="JobRecord.State"/> says.
    /// </summary>
    ValueTask<IReadOnlyList<DocumentWrite>> OnEndedAsync(JobRecord job, CancellationToken cancellationToken);
}
