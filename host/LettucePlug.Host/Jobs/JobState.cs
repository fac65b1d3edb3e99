using System.Text.Json.Serialization;

namespace LettucePlug.Host.Jobs;

[JsonConverter(typeof(JsonStringEnumConverter<JobState>))]
internal enum JobState
{
    /// <summary>Written down; nothing was sent.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>The provider may have it, and may charge for it.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Images arrive and are stored.</summary>
    [JsonStringEnumMemberName("saving")]
    Saving,

    [JsonStringEnumMemberName("done")]
    Done,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>The program ended in the middle. With a resume token the result can still be fetched.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,
}
