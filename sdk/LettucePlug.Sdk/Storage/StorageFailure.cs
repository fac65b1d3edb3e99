namespace LettucePlug.Sdk;

/// <summary>Why the store failed.</summary>
public enum StorageFailure
{
    /// <summary>A document does not have the expected version: somebody else wrote it. Read it again and retry.</summary>
    Conflict,

    /// <summary>A name, a query or a content breaks the rules of the contract.</summary>
    InvalidRequest,

    /// <summary>The store cannot be written to.</summary>
    ReadOnly,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>Somebody else holds the store for too long.</summary>
    Busy,

    /// <summary>What is stored makes no sense.</summary>
    Corrupt,

    /// <summary>The store was written by a newer version than this one.</summary>
    TooNew,

    /// <summary>Anything else: the store cannot be reached, or failed inside.</summary>
    Unavailable,
}
