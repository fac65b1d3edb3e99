namespace LettucePlug.Sdk;

/// <summary>A client that can stop work on its service after the call that began it is gone, such as after a restart.</summary>
/// <remarks>While the call still runs, cancelling its token is enough: the generator tells the service itself.</remarks>
public interface ICancellableJobs
{
    /// <summary>Stops a job, wherever it is: waiting or running. A job that ended already is no failure.</summary>
    /// <param name="resumeToken">The token from <see cref="ImageAccepted.ResumeToken"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the service has taken note.</returns>
    /// <exception cref="ProviderException">The service refused or did not answer.</exception>
    Task CancelAsync(string resumeToken, CancellationToken cancellationToken = default);
}
