namespace LettucePlug.Sdk;

/// <summary>A client that can find out whether its connection works.</summary>
public interface IProbe
{
    /// <summary>Makes one cheap call, free of charge, that proves address, TLS and key.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ProviderException">The connection does not work; the failure says why.</exception>
    Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default);
}
