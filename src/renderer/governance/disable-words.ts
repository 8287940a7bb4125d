/** What disabling does, and what it cannot do (MSH-09, MSH-10). */
export const DISABLE_EFFECT =
  'Here it gets no new links, orders, invitations, projects or users. It does not lock anybody out of the cloud: whoever has access there keeps it until you take the permissions away yourself.'
