namespace LettucePlug.Sdk;

/// <summary>A client that can pick up the results of a job it began earlier, also in another process.</summary>
public interface IResumableJobs
{
    /// <summary>Waits for a job that was accepted earlier and delivers what it makes. Costs nothing again.</summary>
    /// <param name="resumeToken">The token from <see cref="ImageAccepted.ResumeToken"/>.</param>
    /// <param name="request">The request the job was begun with, its references without their bytes.</param>
    /// <param name="cancellationToken">Ends the wait, and the job on the service.</param>
    /// <returns>The updates, as from <see cref="IImageGenerator.GenerateAsync"/>.</returns>
    /// <exception cref="ProviderException">
    /// The service refused or did not answer; <see cref="ProviderFailure.NotFound"/> where it knows the job no more.
    /// </exception>
    IAsyncEnumerable<ImageUpdate> ResumeAsync(
        string resumeToken,
        ImageRequest request,
        CancellationToken cancellationToken = default);
}
