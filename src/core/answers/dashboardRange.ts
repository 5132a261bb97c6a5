/** The dashboard's spans: the last so many days, or all there is. */
export type DashboardRange = '7d' | '30d' | '90d' | 'all';
