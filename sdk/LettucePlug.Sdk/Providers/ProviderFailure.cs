namespace LettucePlug.Sdk;

/// <summary>Why a call to a provider failed. The host decides by it what to tell the user and whether to try again.</summary>
public enum ProviderFailure
{
    /// <summary>The key is missing, wrong, or not allowed to do this.</summary>
    Unauthorized,

    /// <summary>The account has no credit or quota left. Never tried again.</summary>
    PaymentRequired,

    /// <summary>Too many calls for now. May be tried again after a while.</summary>
    RateLimited,

    /// <summary>The provider's rules forbid the prompt or the picture. Never tried again.</summary>
    Moderated,

    /// <summary>The provider does not accept the request as it is.</summary>
    InvalidRequest,

    /// <summary>The model, the route or the job does not exist.</summary>
    NotFound,

    /// <summary>The service does not answer, is overloaded, or failed inside.</summary>
    Unavailable,

    /// <summary>The service did not answer in time.</summary>
    Timeout,

    /// <summary>The service answered something that makes no sense.</summary>
    Protocol,

    /// <summary>The job was cancelled on the service's side.</summary>
    Cancelled,
}
